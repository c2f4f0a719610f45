import { isCommonPassword } from '../security/common-passwords.ts'

const MOST_CODE_POINTS = 256
const MOST_BYTES = 1024

/** No text of 256 code points in NFC is longer than this in any other form: four UTF-16 units each. */
const MOST_UNITS_TYPED = 4 * MOST_CODE_POINTS

export type PasswordProblem =
  | 'newTooShort'
  | 'newTooLong'
  | 'newTooCommon'
  | 'newIsShopName'
  | 'newIsEmail'
  | 'newIsName'

type Known = {
  email: string
  firstName: string
  lastName: string
  shopName: string
}

export type Whose = Known & {
  /** The least number of code points. */
  length: number
}

/**
 * NFC, so that é is the same password from every keyboard (NIST SP 800-63B-4 3.1.1.2). Nothing is trimmed.
 */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFC')
}

/**
 * More than 256 code points or 1024 bytes of UTF-8, after NFC. To be asked before hashing in every form that
 * takes a password: what a hash costs must not be the visitor's choice.
 */
export function passwordTooLong(typed: string): boolean {
  if (typed.length > MOST_UNITS_TYPED) return true
  const password = normalisePassword(typed)

  return codePoints(password) > MOST_CODE_POINTS || Buffer.byteLength(password) > MOST_BYTES
}

/**
 * What is wrong with a new password, or null. Lengths first; then what a stranger who knows the customer
 * tries; then what everybody tries. No rules of composition (NIST SP 800-63B-4 3.1.1.2, OWASP ASVS 5.0
 * 6.2.5).
 */
export function passwordProblem(password: string, whose: Whose): PasswordProblem | null {
  if (passwordTooLong(password)) return 'newTooLong'
  if (codePoints(normalisePassword(password)) < whose.length) return 'newTooShort'
  const guessed = easyToGuess(whose).find(([text]) => sameWords(password, text))
  if (guessed) return guessed[1]

  return isCommonPassword(password) ? 'newTooCommon' : null
}

/** What a stranger who knows the customer tries first, and the problem that each would be. */
export function easyToGuess(known: Known): (readonly [text: string, problem: PasswordProblem])[] {
  return [
    [known.shopName, 'newIsShopName'],
    ...emailSpellings(known.email).map((text) => [text, 'newIsEmail'] as const),
    ...nameSpellings(known).map((text) => [text, 'newIsName'] as const),
  ]
}

function codePoints(text: string): number {
  return [...text].length
}

function emailSpellings(email: string): string[] {
  return [email, email.slice(0, email.lastIndexOf('@'))]
}

function nameSpellings({ firstName, lastName }: Known): string[] {
  return [firstName, lastName, `${firstName} ${lastName}`, `${lastName} ${firstName}`]
}

/** Equal but for case, accents, spaces, punctuation and digits at the end; an empty name equals nothing. */
function sameWords(password: string, name: string): boolean {
  const [typed, known] = [lettersAndDigits(password), lettersAndDigits(name)]
  if (known === '') return false
  if (typed === known) return true
  const stem = withoutDigitsAtTheEnd(known)

  return stem !== '' && withoutDigitsAtTheEnd(typed) === stem
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function withoutDigitsAtTheEnd(text: string): string {
  return text.slice(0, text.length - (/\p{N}*$/u.exec(text)?.[0].length ?? 0))
}
