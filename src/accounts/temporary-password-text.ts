import type { Keys } from '../security/keys.ts'
import { crockford } from '../security/random.ts'

const length = 16
const passedOver = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-\u2010-\u2015\u2212]/g

/**
 * The 16 characters (80 bits) of a temporary password, derived from its row and the key outside the database
 * (TP-1, TP-3): nothing that is stored can be read back into it.
 */
export function deriveTemporaryPassword(keys: Keys, { id, nonce }: { id: string; nonce: string }): string {
  const mac = keys.sign('temporary password', id, nonce)
  const bits = mac.readBigUInt64BE(0) * 65536n + BigInt(mac.readUInt16BE(8))
  return Array.from(
    { length },
    (_, i) => crockford[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)],
  ).join('')
}

/** As it stands in the email: XXXX-XXXX-XXXX-XXXX */
export const showTemporaryPassword = (text: string): string => text.replace(/(?!^)(?=(?:.{4})+$)/g, '-')

/**
 * What was typed, as `deriveTemporaryPassword` would write it, or null where it cannot be a temporary password.
 * Case, spaces of any kind and hyphens do not matter; O is 0, I and L are 1 (TP-2).
 */
export function readTemporaryPassword(typed: string): string | null {
  const bare = typed.replace(passedOver, '')
  if (!/^[0-9A-Za-z]{16}$/.test(bare)) return null
  const read = bare.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return read.includes('U') ? null : read
}
