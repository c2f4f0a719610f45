import { exported, exportFormats } from '../../exports/export-text.ts'
import { choice } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const exportForm = defineForm({
  what: choice([...exported], 'unknownField'),
  format: choice([...exportFormats], 'unknownField'),
})
