import { normaliseEmail } from '../../accounts/email-address.ts'
import { readReference } from '../../accounts/email-reference.ts'
import { mayBePhone } from '../../accounts/phone-beginning.ts'
import { wordsOf } from '../../database/word-search.ts'

/** Nobody's name or email is longer. */
const longest = 254

/** What a typed text is taken for. */
export type Asked =
  | { kind: 'everybody' }
  | { kind: 'email'; beginning: string; localPart: string }
  | { kind: 'phone'; text: string; words: string[] }
  /** The reference that it may be: who is called Richard is told from R-1CHARD by what there is. */
  | { kind: 'words'; text: string; words: string[]; reference: string | null }
  /** Nobody can be meant by this: punctuation alone. */
  | { kind: 'nothing' }

/** Reads what was typed: the text decides what is looked for. */
export function readSearch(typed: string): Asked {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  const bare = typed.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cs}]+/gu, ' ')
  const text = [...bare.trim()].slice(0, longest).join('').trim()
  if (text === '') return { kind: 'everybody' }
  if (text.includes('@')) return readEmail(text)

  const words = wordsOf(text)
  if (words.length === 0) return { kind: 'nothing' }
  if (mayBePhone(text)) return { kind: 'phone', text, words }
  return { kind: 'words', text, words, reference: readReference(text) }
}

/** A whole address in its one spelling; the beginning of one as far as its spelling is clear. */
function readEmail(text: string): Asked {
  const read = normaliseEmail(text)
  const beginning = read.ok ? read.email : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const localPart = beginning.slice(0, beginning.lastIndexOf('@') + 1)
  return localPart === '@' ? { kind: 'nothing' } : { kind: 'email', beginning, localPart }
}
