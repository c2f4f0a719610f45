import { choice, line, optionalLine, tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const profileForm = defineForm({
  firstName: line(100, 'firstNameMissing'),
  lastName: line(100, 'lastNameMissing'),
  company: optionalLine(100),
  /** Whether it is a number is for `readPhone` to say, which knows the customer's country. */
  phone: optionalLine(40),
  language: choice(['en', 'fr'], 'languageUnknown'),
  newsletter: tick,
})
