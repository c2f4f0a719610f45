import * as z from 'zod'
import { type EmailProblem, normaliseEmail } from './email-address.ts'

/*
 * What other systems send us, by the API or in a file. The sentences are in English: developers read them. What
 * the API's document says about a field is made from these same schemas.
 */

/** In ranges rather than `\p{Cc}`: a JSON Schema pattern is read with and without the u flag. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const oneLine = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const manyLines = /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]*$/
const loneSurrogate = /\p{Cs}/u

const counted = (allowed: RegExp, refusal: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(allowed, refusal)
    .refine((given) => !loneSurrogate.test(given), 'Holds half a surrogate pair, which is no character')
    .refine((given) => [...given].length >= least, 'Must not be empty')
    .refine((given) => [...given].length <= most, `At most ${most} characters`)
    // JSON Schema counts code points where zod counts UTF-16 units: checked above, told here.
    .meta({ maxLength: most, ...(least > 0 ? { minLength: least } : {}) })

const noLineBreaks = 'Control characters and line breaks are refused'
const onlyLineFeeds = 'Control characters other than a line feed are refused'

/** One line of 1 to `most` characters, white space around it dropped. */
export const incomingLine = (most: number) => counted(oneLine, noLineBreaks, 1, most)

/** One line that may be left out, null or empty: null then. */
export const optionalIncomingLine = (most: number) => emptyIsNull(counted(oneLine, noLineBreaks, 0, most))

/** Several lines (U+000A between them) that may be left out, null or empty: null then. */
export const optionalIncomingText = (most: number) => emptyIsNull(counted(manyLines, onlyLineFeeds, 0, most))

const emptyIsNull = (text: z.ZodString) => orNull(text.transform((given) => given || null))

/** What may be left out or null, and is null then. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

const emailSentence: Record<EmailProblem, string> = {
  emailMissing: 'Must not be empty',
  emailInvalid: 'Is no email address',
  emailTooLong: 'Longer than an email address may be',
  controlCharacters: 'Control characters are refused',
}

/** An email address; comes out in its one normal form. */
export const incomingEmail = z
  .string()
  .transform((given, issues) => {
    const read = normaliseEmail(given)
    if (read.ok) return read.email
    issues.addIssue({ code: 'custom', message: emailSentence[read.problem] })
    return z.NEVER
  })
  .meta({ format: 'email', maxLength: 254, examples: ['anna@example.com'] })
