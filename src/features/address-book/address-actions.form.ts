import { choice } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const defaultForm = defineForm({ use: choice(['shipping', 'billing'], 'unknownField') })

export const removeForm = defineForm({})
