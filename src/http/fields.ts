import * as z from 'zod'
import type { ErrorWord } from '../../views/components/form-value.ts'
import { normaliseEmail } from '../accounts/email-address.ts'
import { passwordTooLong } from '../accounts/password-rules.ts'

const control = /\p{Cc}|[\u2028\u2029\ufffe\uffff]/u

/** An error by its key in `words.errors`, checked by the compiler. */
const say = (error: ErrorWord) => ({ error })

/** One line of text, trimmed, at most `most` characters. Optional unless there is a word for it missing. */
export function line(most: number, missing?: ErrorWord) {
  const text = z
    .string(say(missing ?? 'unknownField'))
    .trim()
    .refine((typed) => !control.test(typed), say('controlCharacters'))
    .refine((typed) => [...typed].length <= most, say('tooLong'))
  return missing ? text.min(1, say(missing)) : text
}

/** One line that may be left empty: null then. */
export const optionalLine = (most: number) =>
  line(most)
    .optional()
    .transform((typed) => typed || null)

/** An email address in its one normal form (`normaliseEmail`). */
export const emailField = z.string(say('emailMissing')).transform((typed, issues) => {
  const read = normaliseEmail(typed)
  if (read.ok) return read.email
  issues.addIssue({ code: 'custom', message: read.problem })
  return z.NEVER
})

/**
 * A password exactly as typed: never trimmed. Over-long ones are refused before anything is hashed. White space
 * at the ends is let through for temporary passwords (TP-2); other control characters cannot be typed.
 */
export const passwordField = (missing: ErrorWord) =>
  z
    .string(say(missing))
    .min(1, say(missing))
    .refine((typed) => !passwordTooLong(typed), say('passwordTooLong'))
    .refine((typed) => !control.test(typed.replace(/[\t\r\n]/g, '')), say('controlCharacters'))

/** A box to tick: whatever value the browser sends when it is ticked. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

export const choice = <const Values extends [string, ...string[]]>(values: Values, unknown: ErrorWord) =>
  z.enum(values, say(unknown))
