import { emailField } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const forgotPasswordForm = defineForm({ email: emailField })
