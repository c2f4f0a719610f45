import { type Language, languages } from './words.ts'

const longestHeader = 1000

/** Browsers send few different headers, on every page: what they mean is kept. */
const understood = new Map<string, Language | null>()
const mostUnderstood = 500
const longestKept = 100

const quality = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i
const languageRange = /^(?:\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i

/**
 * The language of ours that an Accept-Language header likes best (RFC 9110 12.5.4; `fr-CA` is served by `fr`).
 * Null when the header is missing, is junk, wants none of them, or does not mind (`*` covers all alike).
 */
export function negotiateLanguage(header: string | null | undefined): Language | null {
  if (!header) return null
  const known = understood.get(header)
  if (known !== undefined) return known

  const language = understand(header)
  if (understood.size < mostUnderstood && header.length <= longestKept) understood.set(header, language)
  return language
}

function understand(header: string): Language | null {
  const wishes = header.slice(0, longestHeader).split(',').flatMap(readWish)
  if (!languages.some((language) => wishes.some((wish) => wish.primary === language))) return null

  let best: Language | null = null
  let bestQuality = 0
  for (const language of inOrderOfMention(wishes)) {
    const wished = qualityOf(language, wishes)
    if (wished > bestQuality) {
      best = language
      bestQuality = wished
    }
  }
  return best
}

type Wish = { primary: string; quality: number }

/** One range with its weight; nothing when it cannot be understood. */
function readWish(text: string): Wish[] {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim())
  if (!languageRange.test(range)) return []

  const weight = parameters.length === 0 ? ['', '1'] : quality.exec(parameters[0] ?? '')
  if (!weight) return []
  return [{ primary: (range.split('-')[0] ?? '').toLowerCase(), quality: Number(weight[1]) }]
}

/** `*` speaks only of languages that the header does not name. */
function qualityOf(language: Language, wishes: Wish[]): number {
  const named = wishes.filter((wish) => wish.primary === language)
  const meant = named.length > 0 ? named : wishes.filter((wish) => wish.primary === '*')
  return Math.max(0, ...meant.map((wish) => wish.quality))
}

/** Among equals, what the header names first. */
function inOrderOfMention(wishes: Wish[]): Language[] {
  const mentioned = languages.filter((language) => wishes.some((wish) => wish.primary === language))
  const place = (language: Language) => wishes.findIndex((wish) => wish.primary === language)
  return [
    ...mentioned.sort((one, other) => place(one) - place(other)),
    ...languages.filter((language) => !mentioned.includes(language)),
  ]
}
