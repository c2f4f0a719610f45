import { commonFrenchPasswords } from './common-french-passwords.ts'
import { commonPasswordList } from './common-password-list.ts'

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2z3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '!@#$%^&*()_+',
  '&e"\'(-e_ca)=',
]

/** A row is walked round and round, so that 1234567890123 is a run too. */
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => row.repeat(5))

/** At most this many digits and signs after a common password make it no better. */
const DECORATION = 6

/**
 * Whether a password is one that guessers try first (NIST SP 800-63B-4 3.1.1.2, OWASP ASVS 5.0 6.2.4):
 * listed, a run on the keyboard, the alphabet or the digits, a repetition of such, or one of these with up
 * to six digits and signs after it. Case, accents and spaces make no difference. Expects a length already
 * checked.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s]/gu, '')
  const decoration = /[^\p{L}]*$/u.exec(folded)?.[0].length ?? 0

  for (let cut = 0; cut <= Math.min(decoration, DECORATION); cut++) {
    if (isCommonAsItIs(folded.slice(0, folded.length - cut))) return true
  }

  return false
}

function isCommonAsItIs(word: string): boolean {
  return isListed(word) || isRun(word) || isRepetition(word)
}

/** A search through the whole text takes a tenth of a millisecond, and no memory as a Set would. */
function isListed(word: string): boolean {
  const line = `\n${word}\n`

  return commonPasswordList.includes(line) || commonFrenchPasswords.includes(line)
}

function isRun(word: string): boolean {
  return word.length >= 6 && runs.some((run) => run.includes(word))
}

/** A text repeats itself when it is found again inside its own double before the second half begins. */
function isRepetition(word: string): boolean {
  const unit = (word + word).indexOf(word, 1)
  if (word.length < 6 || unit === word.length) return false

  return unit <= 4 || isListed(word.slice(0, unit)) || isRun(word.slice(0, unit))
}
