import { countryName } from './countries.ts'
import { type AddressPart, findRegion, type PostalCountry, partOf, postalCountry } from './postal-country.ts'
import type { Language } from './words.ts'

/** An address as far as it is known: of the address book, or of an order. */
export type ParcelAddress = Partial<Record<AddressPart, string | null>> & { country: string | null }

/**
 * The lines of an address as they are printed on a parcel in its country (its format and capitals from
 * libaddressinput), then the country in capitals in the shopper's language. What is written in the country's own
 * script keeps that script's order; Latin letters have the order for them.
 */
export function parcelLabel(address: ParcelAddress, language: Language): string[] {
  const country = postalCountry(address.country ?? '')
  const local = isInOwnScript(address)
  const parts = printed(address, country, local)
  const lines = (local ? country.format : country.latinFormat)
    .split('%n')
    .flatMap((line) => filled(line, parts))
  const { country: code } = address
  return code ? [...lines, countryName(code, language).toLocaleUpperCase(language)] : lines
}

const isInOwnScript = ({ line1, town, district, name }: ParcelAddress) =>
  /(?!\p{Script=Latin})\p{L}/u.test(
    `${line1 ?? ''}${town ?? ''}${district ?? ''}${line1 ? '' : (name ?? '')}`,
  )

type Parts = Partial<Record<AddressPart, string>>

function printed(address: ParcelAddress, country: PostalCountry, local: boolean): Parts {
  const parts: Parts = {}
  const asked = [...country.asked]
  for (const part of asked) {
    const text = (part === 'region' ? regionIn(address, country, local) : address[part])?.trim()
    if (!text) continue
    const isUpper = country.capitals.has(part === 'line2' ? 'line1' : part)
    parts[part] = isUpper ? text.toLocaleUpperCase(country.language) : text
  }
  // Madrid lies in Madrid: nobody writes it twice.
  if (parts.region && parts.town && same(parts.region, parts.town)) delete parts.region
  return parts
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function regionIn({ region }: ParcelAddress, country: PostalCountry, local: boolean): string | null {
  const known = region ? findRegion(country, region) : undefined
  if (!known) return region ?? null
  if (country.regionsByCode) return known.key
  return local ? known.name : (known.latin ?? known.name)
}

/**
 * One line of the format with the parts filled in: none when nothing stands in it, two when the street takes two.
 * What stands between two parts (a comma, a space) is written only if both are there, what stands at an edge
 * (〒, CH-) only if its neighbour is; a line of such text alone (GIBRALTAR) always.
 */
function filled(line: string, parts: Parts): string[] {
  const pieces = line.split(/(%[NOADCSZX])/).filter((piece) => piece !== '')
  const values = pieces.map((piece) => (piece.startsWith('%') ? textOf(piece.slice(1), parts) : null))
  if (values.every((value) => value === null)) return line.trim() === '' ? [] : [line.trim()]

  let text = ''
  let between = ''
  for (const [i, piece] of pieces.entries()) {
    const value = values[i]
    if (value === null) between = i === 0 || text === '' ? (i === 0 ? piece : '') : joined(between, piece)
    else if (value) {
      const leads = text === '' && i > 1
      text += (leads ? '' : between) + value
      between = ''
    }
  }
  const last = pieces.at(-1) ?? ''
  const closes = values.at(-1) === null && Boolean(values.at(-2))
  return `${text}${closes ? last : ''}`
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** Of two separators around a missing part the first one says enough. */
const joined = (before: string, after: string) => (before === '' ? after : before)

const textOf = (letter: string, parts: Parts): string =>
  letter === 'A'
    ? [parts.line1, parts.line2].filter(Boolean).join('\n')
    : (parts[partOf[letter] ?? 'name'] ?? '')
