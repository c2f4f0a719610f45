import { crockford } from '../security/random.ts'

const passedOver = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-\u2010-\u2015\u2212]/g

/** The first bits of an HMAC in Crockford's base 32, 5 bits a character; `length` is a multiple of 8. */
export function crockfordOf(mac: Buffer, length: number): string {
  const bits = BigInt(`0x${mac.subarray(0, (5 * length) / 8).toString('hex')}`)
  return Array.from(
    { length },
    (_, i) => crockford[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)],
  ).join('')
}

/** As people read and copy it: XXXX-XXXX… */
export const inFours = (text: string): string => text.replace(/(?!^)(?=(?:.{4})+$)/g, '-')

/**
 * What was typed, as `crockfordOf` would write it, or null where it cannot be so many characters of that alphabet.
 * Case, spaces of any kind and hyphens do not matter; O is 0, I and L are 1 (TP-2).
 */
export function readCrockford(typed: string, length: number): string | null {
  const bare = typed.replace(passedOver, '')
  if (bare.length !== length || !/^[0-9A-Za-z]+$/.test(bare)) return null
  const read = bare.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return read.includes('U') ? null : read
}
