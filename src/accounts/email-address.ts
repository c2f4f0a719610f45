import { domainToASCII } from 'node:url'

const LONGEST = 254
const LONGEST_LOCAL_PART = 64

/** Far beyond any address with white space pasted around it; what is longer is not even looked at. */
const LONGEST_TYPED = 1000

const around = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu
const dotString = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domainAsTyped = /^[A-Za-z0-9.\-\u{80}-\u{10ffff}]+$/u
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/

export type EmailProblem = 'emailMissing' | 'emailInvalid' | 'emailTooLong' | 'controlCharacters'
export type NormalisedEmail = { ok: true; email: string } | { ok: false; problem: EmailProblem }

/**
 * The one spelling of an email address, for the database, limits and sending alike: an ASCII local part
 * (RFC 5321 dot-string, A–Z lowered) at a domain in A-labels (UTS 46), at most 254 characters. Invisible
 * characters around it are dropped. Normalising the result again changes nothing.
 */
export function normaliseEmail(typed: string): NormalisedEmail {
  if (typed.length > LONGEST_TYPED) return problem('emailTooLong')
  const address = typed.replace(around, '')
  if (address === '') return problem('emailMissing')
  if (/\p{Cc}/u.test(address)) return problem('controlCharacters')

  const at = address.lastIndexOf('@')
  const localPart = address.slice(0, Math.max(at, 0))
  if (!dotString.test(localPart)) return problem('emailInvalid')
  if (localPart.length > LONGEST_LOCAL_PART) return problem('emailTooLong')
  const domain = mailDomain(address.slice(at + 1))
  if (domain === null) return problem('emailInvalid')

  const email = `${lowerAscii(localPart)}@${domain}`
  return email.length > LONGEST ? problem('emailTooLong') : { ok: true, email }
}

function problem(problem: EmailProblem): NormalisedEmail {
  return { ok: false, problem }
}

/** Only A–Z: toLowerCase() also turns the Kelvin sign into k, and one customer's address into another's. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/**
 * The domain in A-labels, or null when no email can go there. The characters are checked before, because
 * domainToASCII() decodes %61 and reads IP addresses as a browser would; and after, because it lets any
 * label by.
 */
function mailDomain(typed: string): string | null {
  if (!domainAsTyped.test(typed)) return null
  const labels = domainToASCII(typed).replace(/\.$/, '').split('.')

  return labels.length > 1 && labels.every((each) => label.test(each)) && topLevel.test(labels.at(-1) ?? '')
    ? labels.join('.')
    : null
}
