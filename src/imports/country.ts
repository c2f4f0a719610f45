import { countriesByName, isCountry } from '../i18n/countries.ts'
import type { Read } from './money.ts'

/** By their English and French names in lower case; made when the first name is met. */
let codes: Map<string, string> | undefined

function codesByName(): Map<string, string> {
  codes ??= new Map(
    (['fr', 'en'] as const).flatMap((language) =>
      countriesByName(language).map(({ name, code }) => [name.toLowerCase(), code]),
    ),
  )
  return codes
}

/** The code of a country (ISO 3166-1 alpha-2) from a code or an English or French name; null from nothing. */
export function readCountry(text: string): Read<string | null> {
  if (text === '') return { ok: true, value: null }
  const code = text.toUpperCase()
  if (code === 'UK') return { ok: true, value: 'GB' }
  const found = isCountry(code) ? code : codesByName().get(text.toLowerCase())
  return found
    ? { ok: true, value: found }
    : { ok: false, reason: `${JSON.stringify(text)} is no country: write its two letters, such as FR` }
}
