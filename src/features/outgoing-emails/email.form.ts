import { defineForm } from '../../http/forms.ts'

/** A button and nothing else. */
export const sendAgainForm = defineForm({})
