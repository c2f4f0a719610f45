import * as z from 'zod'
import { emailField, passwordField, tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const loginForm = defineForm(
  {
    email: emailField,
    password: passwordField('passwordMissing'),
    keep: tick,
    shared: tick,
    /** Hidden, and looked up in a list of ours: whatever else it is changes nothing. */
    next: z.string().optional(),
    /** Hidden: what was typed before the log-in, see `http/kept-form.ts`. */
    kept: z.string().optional(),
  },
  ['password'],
)
