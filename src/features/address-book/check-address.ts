import type { ErrorWord } from '../../../views/components/form-value.ts'
import { isCountry } from '../../i18n/countries.ts'
import { type AddressPart, addressParts, findRegion, postalCountry } from '../../i18n/postal-country.ts'
import { readPostcode } from '../../i18n/postcode.ts'

/** An address that can be saved: parts that its country has none of are null. */
export type CheckedAddress = Record<Exclude<AddressPart, 'name' | 'line1'>, string | null> & {
  country: string
  name: string
  line1: string
}

type Typed = Partial<Record<AddressPart | 'country', string>>
type Errors = Partial<Record<AddressPart | 'country', ErrorWord>>

const missing: Partial<Record<AddressPart, ErrorWord>> = {
  name: 'addressNameMissing',
  line1: 'streetMissing',
  town: 'townMissing',
  region: 'regionMissing',
  postcode: 'postcodeMissing',
}

/**
 * Checks an address by the rules of its country. Regions are stored by their key in the country's list, so one of
 * another country cannot be saved; postcodes as they are written there. Whether a postcode lies in that region is
 * not asked: lists of them are never complete, and a refused real address is worse than a wrong one.
 */
export function checkAddress(
  typed: Typed,
): { ok: true; address: CheckedAddress } | { ok: false; errors: Errors } {
  const code = typed.country ?? ''
  if (!isCountry(code)) return { ok: false, errors: { country: 'countryUnknown' } }

  const country = postalCountry(code)
  const address: Partial<Record<AddressPart, string | null>> = {}
  const errors: Errors = {}
  for (const part of addressParts) {
    const text = country.asked.includes(part) ? typed[part]?.trim() || null : null
    address[part] = text
    const lacks = text === null && country.required.has(part) ? missing[part] : undefined
    if (lacks) errors[part] = lacks
  }
  if (address.region && country.regions.length > 0) {
    const region = findRegion(country, address.region)
    if (region) address.region = region.key
    else errors.region = 'regionUnknown'
  }
  if (address.postcode) {
    const postcode = readPostcode(country, address.postcode)
    if (postcode) address.postcode = postcode
    else errors.postcode = 'postcodeInvalid'
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, address: { ...(address as CheckedAddress), country: code } }
}
