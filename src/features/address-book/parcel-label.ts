import type { Language } from '../../i18n/words.ts'
import type { Address } from './addresses.ts'

/** Countries that write the postcode after the town or on a line of its own (UPU addressing). */
const postcodeLast = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ'])

/** The lines of an address as they are printed on a parcel: town and country in capitals, as the UPU asks. */
export function parcelLabel(address: Address, language: Language): string[] {
  const { name, company, line1, line2, town, region, postcode, country } = address
  return [
    name,
    company,
    line1,
    line2,
    ...townLines(),
    countryName(country, language).toLocaleUpperCase(language),
  ]
    .map((line) => line?.trim() ?? '')
    .filter((line) => line !== '')

  function townLines(): string[] {
    const place = (town ?? '').toLocaleUpperCase(language)
    if (country === 'GB' || country === 'IE') return [place, region ?? '', postcode ?? '']
    if (!postcodeLast.has(country)) return [`${postcode ?? ''} ${place}`]
    return [[place, region, postcode].filter(Boolean).join(' ')]
  }
}

const names = new Map<Language, Intl.DisplayNames>()

function countryName(country: string, language: Language): string {
  const known = names.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  names.set(language, known)
  return known.of(country) ?? country
}
