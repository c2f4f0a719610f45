import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min'

/**
 * Read when the first phone number is: it costs 10 MB and 50 ms. Of its sets of rules the smallest: the others
 * add what tells mobile lines from fixed ones, which nobody asks here.
 */
const library = () => import('libphonenumber-js/min')

/**
 * A phone number as E.164 (`+441174960018`), or null when it can be none. One without `+` is understood as it
 * would be dialled in that country (ISO 3166-1 alpha-2). Extensions are refused: E.164 has no room for them.
 */
export async function readPhone(typed: string, country: string): Promise<string | null> {
  const found = await parsed(typed, country)
  return found?.isValid() && !found.ext ? found.number : null
}

/** The calling code of a country's numbers (France: 33); null for what has none. */
export async function callingCodeOf(country: string): Promise<string | null> {
  const { isSupportedCountry, getCountryCallingCode } = await library()
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null
}

/** Every number (E.164) that this is one of, dialled in some country. Takes some 20 ms: all of them are tried. */
export async function readPhoneAnywhere(typed: string): Promise<string[]> {
  const { getCountries } = await library()
  const read = await Promise.all(getCountries().map((country) => readPhone(typed, country)))
  return [...new Set(read)].filter((number) => number !== null)
}

/**
 * A stored number as people write it: the customer's own country's with its national spacing and prefix, every
 * other with + and the spacing of its country. Either is read back as the same number. What was stored without
 * being one is shown as it is.
 */
export async function showPhone(stored: string, country: string): Promise<string> {
  const key = `${country} ${stored}`
  const shown = shownBefore.get(key) ?? (await show(stored, country))
  if (shownBefore.size < mostKept) shownBefore.set(key, shown)
  return shown
}

/** Finding out how a number is written takes longer than the rest of its page. */
const shownBefore = new Map<string, string>()
const mostKept = 2000

async function show(stored: string, country: string): Promise<string> {
  const found = await parsed(stored, country)
  if (!found) return stored
  const national = found.formatNational()
  const isHome = (await parsed(national, country))?.number === found.number
  return isHome ? national : found.formatInternational()
}

async function parsed(text: string, country: string): Promise<PhoneNumber | undefined> {
  const { default: parse, isSupportedCountry } = await library()
  const plain = text.normalize('NFKC').replace(/^00(?=[1-9])/, '+')
  const where = isSupportedCountry(country) ? { defaultCountry: country as CountryCode } : {}
  return parse(plain, { ...where, extract: false })
}
