import type { FormValue } from '../../../views/components/form-value.ts'
import type { RequestContext } from '../../http/context.ts'
import { checkForm, wrong } from '../../http/forms.ts'
import { isCountry } from '../../i18n/countries.ts'
import { addressParts, postalCountry } from '../../i18n/postal-country.ts'
import { type AddressField, addressForm } from './address.form.ts'
import type { Wishes } from './addresses.ts'
import { changeCountry } from './change-country.ts'
import { type CheckedAddress, checkAddress } from './check-address.ts'

export type AddressForm = FormValue<AddressField>

export type PostedAddress =
  | { step: 'save'; address: CheckedAddress & Wishes; form: AddressForm; page: string }
  /** The form again: asked for by one of its other buttons, or because something is wrong. */
  | { step: 'show'; form: AddressForm }

/**
 * What a posted address form asks for. A country that was chosen without its own button changes the fields too,
 * whatever was pressed: nothing is saved by the rules of one country and the name of another.
 */
export function readPostedAddress(c: RequestContext): PostedAddress {
  const checked = checkForm(c, addressForm)
  const { form } = checked
  const { values } = form
  const { country = '', step = '' } = values
  const show = (shown: AddressForm): PostedAddress => ({ step: 'show', form: shown })
  if (form.problem) return show(form)
  if (!isCountry(country)) return show(wrong(form, { errors: { country: 'countryUnknown' } }))
  if (country !== (values.fieldsOf || country)) {
    const changed = { values: changeCountry(values, country), errors: {} }
    return show(step === 'country' ? changed : wrong(changed, { problem: 'countryChanged' }))
  }
  if (step === 'country' || step === 'preview') return show({ values, errors: {} })

  const address = checkAddress(values)
  if (checked.ok && address.ok) {
    const { called, shipping, billing } = checked.fields
    const wishes = { called, shipping, billing }
    return { step: 'save', address: { ...address.address, ...wishes }, form, page: checked.page }
  }
  const errors = { ...(address.ok ? {} : address.errors), ...form.errors }
  const { asked } = postalCountry(country)
  const isHidden = (name: string) => addressParts.some((part) => part === name && !asked.includes(part))
  const seen = Object.entries(errors).filter(([name]) => !isHidden(name))
  return show({
    values,
    errors: Object.fromEntries(seen),
    ...(seen.length === 0 ? { problem: 'unknownField' } : {}),
  })
}
