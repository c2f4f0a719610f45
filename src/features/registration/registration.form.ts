import { choice, emailField, line } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const registrationForm = defineForm({
  firstName: line(100, 'firstNameMissing'),
  lastName: line(100, 'lastNameMissing'),
  email: emailField,
  language: choice(['en', 'fr'], 'languageUnknown'),
})
