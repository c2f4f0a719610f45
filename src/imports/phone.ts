import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Read } from './money.ts'

/** A phone number in E.164; without a + it is one of `country` (ISO 3166-1, if known). Null from nothing. */
export function readPhone(text: string, country: string | null): Read<string | null> {
  if (text === '') return { ok: true, value: null }
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined
  const options = { extract: false, ...(home ? { defaultCountry: home } : {}) }
  const found = parsePhoneNumberFromString(text, options)
  return found?.isValid()
    ? { ok: true, value: found.number }
    : { ok: false, reason: `${JSON.stringify(text)} is no phone number: write it as +33 2 40 12 34 56` }
}
