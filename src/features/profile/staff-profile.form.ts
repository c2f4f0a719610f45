import { choice, line, optionalLine, tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const staffProfileForm = defineForm({
  firstName: line(100, 'firstNameMissing'),
  lastName: line(100, 'lastNameMissing'),
  company: optionalLine(100),
  /** Whether it is a number is for `readPhone` to say, which knows the customer's country. */
  phone: optionalLine(40),
  /** Empty: the customer has chosen none, and staff do not choose for them. */
  language: choice(['', 'en', 'fr'], 'languageUnknown'),
  stopNewsletter: tick,
  /** The profile's `updatedAt` when the page was made, in milliseconds. */
  seen: line(16),
})

export type StaffProfileField = keyof typeof staffProfileForm.schema.shape
