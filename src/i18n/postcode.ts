import type { PostalCountry } from './postal-country.ts'

/**
 * A postcode as it is written in its country (`bs14qa` → `BS1 4QA`, `D-79100` → `79100`, `〒１５４００２３` →
 * `154-0023`), or null where no code there looks like this. Countries without a pattern take letters and figures.
 */
export function readPostcode(country: PostalCountry, typed: string): string | null {
  const { pattern, examples, prefix } = country.postcode
  const text = typed
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(/〒|\s+/g, ' ')
    .trim()
    .toUpperCase()
  if (text.length > longest) return null
  if (!pattern) return /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u.test(text) ? text : null

  const bare = bareOf(text)
  const candidates = [text, ...shorn(text, prefix, country.code)].flatMap((one) => [
    ...examples.map((example) => writtenLike(example, bareOf(one))),
    one,
    bareOf(one),
  ])
  const withCountry = [`${country.code}-${bare}`, `${country.code}${bare}`]
  return [...candidates, ...withCountry].find((one) => one !== null && pattern.test(one)) ?? null
}

const longest = 20
const dashes = /[\u2010-\u2015\u2212]/g

const bareOf = (text: string) => text.replace(/[ -]/g, '')

/** Without what Europeans put before a code: D-79100, F 44000, CH-8001. */
function shorn(text: string, prefix: string, code: string): string[] {
  const beginnings = [prefix.toUpperCase(), code].filter((beginning) => beginning !== '')
  const cut = beginnings.filter((beginning) => text.startsWith(beginning)).map((b) => text.slice(b.length))
  return [...cut, text.replace(/^[A-Z]{1,3}[- ]+/, '')].map((one) => one.replace(/^[- ]+/, ''))
}

/** The same characters with the separators of an example, if letters and figures stand where its own do. */
function writtenLike(example: string, bare: string): string | null {
  if (shapeOf(bareOf(example)) !== shapeOf(bare)) return null
  const rest = [...bare]
  return [...example].map((sign) => (/[ -]/.test(sign) ? sign : rest.shift())).join('')
}

const shapeOf = (text: string) => text.replace(/\d/g, '9').replace(/\p{L}/gu, 'A')
