import { normaliseEmail } from '../../accounts/email-address.ts'
import { mayBePhone } from '../../accounts/phone-beginning.ts'
import { wordsOf } from '../../database/word-index.ts'

/** Nobody's name or email is longer. */
const longest = 254

/** What a typed text is taken for. */
export type Asked =
  | { kind: 'everybody' }
  | { kind: 'email'; beginning: string; localPart: string }
  | { kind: 'reference'; reference: string }
  | { kind: 'phone'; text: string; words: string[] }
  | { kind: 'words'; text: string; words: string[] }
  /** Nobody can be meant by this: punctuation alone. */
  | { kind: 'nothing' }

/** As `Asked.reference` is written; people also read it out without R, and take O for 0 and I or L for 1. */
const reference = /^R[\s\-–—]*((?:[0-9A-Z][\s-]*){6})$/i

/** Reads what was typed: the text decides what is looked for. */
export function readSearch(typed: string): Asked {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  const bare = typed.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cs}]+/gu, ' ')
  const text = [...bare.trim()].slice(0, longest).join('').trim()
  if (text === '') return { kind: 'everybody' }
  if (text.includes('@')) return readEmail(text)

  const code = reference.exec(text)?.[1]
  if (code) return { kind: 'reference', reference: `R-${readCode(code)}` }
  const words = wordsOf(text)
  if (words.length === 0) return { kind: 'nothing' }
  return { kind: mayBePhone(text) ? 'phone' : 'words', text, words }
}

/** Crockford's base 32, as the phone garbles it. */
const readCode = (code: string) =>
  code.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')

/** A whole address in its one spelling; the beginning of one as far as its spelling is clear. */
function readEmail(text: string): Asked {
  const read = normaliseEmail(text)
  const beginning = read.ok ? read.email : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const localPart = beginning.slice(0, beginning.lastIndexOf('@') + 1)
  return localPart === '@' ? { kind: 'nothing' } : { kind: 'email', beginning, localPart }
}
