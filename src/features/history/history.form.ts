import { defineForm } from '../../http/forms.ts'

/** Nothing but its button: what is downloaded stands in the address. */
export const historyCsvForm = defineForm({})
