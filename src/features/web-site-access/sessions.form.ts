import { line } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

/** Which session to end: its id, or `others`. */
export const sessionsForm = defineForm({ end: line(36, 'unknownField') })
