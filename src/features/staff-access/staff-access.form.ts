import * as z from 'zod'
import { emailField, line, passwordField } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

/** Hidden, and looked up in a list of ours: whatever else it is changes nothing. */
const next = z.string().optional()

/** Hidden: what was typed before, see `http/kept-form.ts`. */
const kept = z.string().optional()

export const staffLoginForm = defineForm(
  { email: emailField, password: passwordField('staffPasswordMissing'), next, kept },
  ['password'],
)

/** A code of the second factor or a recovery code. */
export const staffCodeForm = defineForm({ code: line(60, 'staffCodeMissing'), next, kept }, ['code'])

export const staffConfirmForm = defineForm(
  { password: passwordField('staffPasswordMissing'), username: z.string().optional(), next, kept },
  ['password'],
)

export const staffNewPasswordForm = defineForm(
  {
    new: passwordField('newMissing'),
    again: passwordField('againMissing'),
    /** There for password managers only. */
    username: z.string().optional(),
  },
  ['new', 'again'],
)

export const staffPasswordForm = defineForm(
  {
    current: passwordField('currentMissing'),
    new: passwordField('newMissing'),
    again: passwordField('againMissing'),
    username: z.string().optional(),
  },
  ['current', 'new', 'again'],
)

/** A form of nothing but its button. */
export const bareForm = defineForm({})
