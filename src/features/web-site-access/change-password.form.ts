import * as z from 'zod'
import { passwordField } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const changePasswordForm = defineForm(
  {
    current: passwordField('currentMissing'),
    new: passwordField('newMissing'),
    again: passwordField('againMissing'),
    /** There for password managers only: whose password is changed is never taken from the form. */
    username: z.string().optional(),
  },
  ['current', 'new', 'again'],
)
