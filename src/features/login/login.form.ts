import { emailField, line, passwordField, tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const loginForm = defineForm(
  {
    email: emailField,
    password: passwordField('passwordMissing'),
    keep: tick,
    shared: tick,
    next: line(200).optional(),
  },
  ['password'],
)
