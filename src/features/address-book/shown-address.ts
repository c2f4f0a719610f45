import { findRegion, postalCountry } from '../../i18n/postal-country.ts'
import type { Address } from './addresses.ts'
import type { AddressForm } from './posted-address.ts'

/** A stored address as its form shows it. */
export function formOfAddress(address: Address): AddressForm {
  const { country, region } = address
  const known = region ? findRegion(postalCountry(country), region)?.key : undefined
  const values: AddressForm['values'] = {
    country,
    fieldsOf: country,
    regionOf: country,
    name: address.name,
    company: address.company ?? '',
    line1: address.line1,
    line2: address.line2 ?? '',
    district: address.district ?? '',
    town: address.town ?? '',
    region: known ?? region ?? '',
    postcode: address.postcode ?? '',
    sortingCode: address.sortingCode ?? '',
    called: address.called ?? '',
    ...(address.defaultShipping ? { shipping: 'on' } : {}),
    ...(address.defaultBilling ? { billing: 'on' } : {}),
  }
  return { values, errors: {} }
}

/** The form of a new address. The first one is most likely the customer's own, and for everything. */
export function formOfNewAddress(country: string, first: { name: string } | null): AddressForm {
  const place = { country, fieldsOf: country, regionOf: country }
  return {
    values: first ? { ...place, name: first.name, shipping: 'on', billing: 'on' } : place,
    errors: {},
  }
}
