import { optionalLine, tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

const part = optionalLine(100)

/** What may be typed; which of it is needed is the country's to say: see `check-address.ts`. */
export const addressForm = defineForm({
  country: optionalLine(2),
  /** The country whose fields the page had: another one was chosen when it differs. */
  fieldsOf: optionalLine(2),
  /** The country that the region belongs to: it stays with the form while a country without regions is tried. */
  regionOf: optionalLine(2),
  name: part,
  company: part,
  line1: part,
  line2: part,
  district: part,
  town: part,
  region: part,
  postcode: part,
  sortingCode: part,
  called: optionalLine(50),
  shipping: tick,
  billing: tick,
  /** `country` shows the fields of the country chosen, `preview` the label; without one it is saved. */
  step: optionalLine(10),
})

export type AddressField = keyof typeof addressForm.schema.shape
