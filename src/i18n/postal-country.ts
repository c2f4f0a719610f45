import { readFileSync } from 'node:fs'
import { countryDataFile, isCountry } from './countries.ts'
import { type CountryData, mended, regionsByCode, usual } from './postal-country-mends.ts'

export const addressParts = [
  'name',
  'company',
  'line1',
  'line2',
  'district',
  'town',
  'region',
  'postcode',
  'sortingCode',
] as const
export type AddressPart = (typeof addressParts)[number]

export type Region = { key: string; name: string; latin: string | null }

/** How people of one country write an address. */
export type PostalCountry = {
  /** ISO 3166-1 alpha-2 */
  code: string
  /** libaddressinput's format strings: in the country's own script, and in Latin letters. */
  format: string
  latinFormat: string
  /** What an address there has, in the order in which a form asks for it. */
  asked: readonly AddressPart[]
  required: ReadonlySet<AddressPart>
  /** What is printed in capitals. */
  capitals: ReadonlySet<AddressPart>
  /** For capitals: the Turkish i has its dot. */
  language: string
  postcode: { pattern: RegExp | null; examples: readonly string[]; prefix: string }
  /** Empty where the country has no list of them. */
  regions: readonly Region[]
  regionsByCode: boolean
  /** libaddressinput's words for what its parts are: zip, eircode, prefecture … */
  kinds: { postcode: string; region: string; town: string; district: string }
}

/** The letters of the format strings. */
export const partOf: Record<string, AddressPart> = {
  N: 'name',
  O: 'company',
  A: 'line1',
  D: 'district',
  C: 'town',
  S: 'region',
  Z: 'postcode',
  X: 'sortingCode',
}

const read = new Map<string, PostalCountry>()

/**
 * A country's own rules; those of no country in particular for a code that is none. One file is read for each
 * country when it is first asked for, and what a form and a label need of it is kept: lists of towns are not, so
 * that all countries together hold 0.4 MB, and no start needs any of it.
 */
export function postalCountry(code: string): PostalCountry {
  const known = read.get(code)
  if (known) return known
  if (!isCountry(code)) return anywhere
  const made = postalCountryOf(JSON.parse(readFileSync(countryDataFile(code), 'utf8')) as CountryData)
  read.set(code, made)
  return made
}

function postalCountryOf(raw: CountryData): PostalCountry {
  const data = mended(raw)
  const latinFormat = data.lfmt ?? data.fmt
  return {
    code: data.key,
    format: data.fmt,
    latinFormat,
    asked: askedIn(latinFormat),
    required: new Set<AddressPart>(['name', ...partsIn(data.require)]),
    capitals: new Set(partsIn(data.upper)),
    language: languageSpokenIn(data),
    postcode: {
      pattern: data.zip ? new RegExp(`^(?:${data.zip})$`, 'u') : null,
      examples: data.zipex?.split(',') ?? [],
      prefix: data.postprefix?.trim() ?? '',
    },
    regions: (data.sub_regions ?? []).map(({ key, name }) => ({
      key,
      name: name.default,
      latin: name.latin ?? null,
    })),
    regionsByCode: regionsByCode.has(data.key),
    kinds: {
      postcode: data.zip_name_type,
      region: data.state_name_type,
      town: data.locality_name_type,
      district: data.sublocality_name_type,
    },
  }
}

const anywhere = postalCountryOf({
  key: '',
  fmt: '%N%n%O%n%A%n%D%n%Z %C %X%n%S',
  require: usual.require,
  lang: 'en',
})

/** The person comes first in every form, whatever stands first on a parcel: it is whom we ask. */
function askedIn(format: string): AddressPart[] {
  const letters = [...format.matchAll(/%([A-Z])/g)].map(([, letter = '']) => letter)
  const places = partsIn(letters.join('')).filter((part) => part !== 'name' && part !== 'company')
  return ['name', 'company', ...new Set(places)].flatMap((part) =>
    part === 'line1' ? ['line1', 'line2'] : [part],
  ) as AddressPart[]
}

function partsIn(letters: string): AddressPart[] {
  return [...letters].flatMap((letter) => partOf[letter] ?? [])
}

function languageSpokenIn({ key, lang }: CountryData): string {
  return lang ?? (key ? new Intl.Locale(`und-${key}`).maximize().language : 'en')
}

/** A region of the country by its code or by one of its names; undefined when it is none of its own. */
export function findRegion({ regions }: PostalCountry, text: string): Region | undefined {
  const wanted = plain(text)
  return (
    regions.find(({ key }) => key === text) ??
    regions.find(({ key, name, latin }) => [key, name, latin ?? name].some((word) => plain(word) === wanted))
  )
}

/** Without accents and case; Irish counties are written both ways. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/^county\s+/, 'co. ')
