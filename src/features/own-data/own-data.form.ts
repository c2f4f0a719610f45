import { choice } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const ownDataForm = defineForm({ file: choice(['html', 'json'], 'unknownField') })
