import { choice, line } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const languageForm = defineForm({
  language: choice(['en', 'fr'], 'languageUnknown'),
  from: line(1000).optional(),
})
