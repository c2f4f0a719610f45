import { choice, line, optionalLine } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

const phone = optionalLine(40)

export const profileForm = defineForm({
  firstName: line(100, 'firstNameMissing'),
  lastName: line(100, 'lastNameMissing'),
  company: optionalLine(100),
  phone: phone.refine((typed) => typed === null || /^\+?[\d\s().\-/\u00a0\u202f]{5,40}$/.test(typed), {
    error: 'phoneInvalid',
  }),
  language: choice(['en', 'fr'], 'languageUnknown'),
})
