import { choice } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

/** An act that needs nothing but the button. */
export const actForm = defineForm({})

export const deletionForm = defineForm({ when: choice(['later', 'now', 'never'], 'unknownField') })
