import { line, tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const apiKeyForm = defineForm({
  name: line(100, 'keyNameMissing'),
  'orders:read': tick,
  'orders:write': tick,
  'customers:read': tick,
  'customers:write': tick,
})

export const endKeyForm = defineForm({})
