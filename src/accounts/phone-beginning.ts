import { callingCodeOf } from './phone.ts'

/** Shorter ones are more likely the number of something else. */
const fewestDigits = 4

/** What people write a phone number with. */
const phoneText = /^\+?[\d\s().\-/]+$/

const plainOf = (typed: string) => typed.normalize('NFKC').trim()

const digitsOf = (plain: string) => plain.replace(/\D/g, '')

/** Whether a text may be a phone number or the beginning of one. */
export function mayBePhone(typed: string): boolean {
  const plain = plainOf(typed)
  return phoneText.test(plain) && digitsOf(plain).length >= fewestDigits
}

/**
 * How a stored number (E.164) may begin of which this is the beginning, as dialled in the country (ISO 3166-1
 * alpha-2) or from abroad: 06 12 in France is +33612, and so are +33 6 12, 00 33 612 and 33612.
 */
export async function beginningsOfPhone(typed: string, country: string): Promise<string[]> {
  const plain = plainOf(typed)
  const digits = digitsOf(plain)
  if (plain.startsWith('+')) return [`+${digits}`]
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`]
  const code = await callingCodeOf(country)
  // Italy keeps the 0 behind its calling code, most countries drop it.
  const national = code === null ? [] : [`+${code}${digits}`, `+${code}${digits.replace(/^0/, '')}`]
  return [...new Set([`+${digits}`, ...national])]
}
