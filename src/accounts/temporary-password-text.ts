import { type Keys, sameSecret } from '../security/keys.ts'
import { crockfordOf, inFours, readCrockford } from './crockford-text.ts'

const length = 16

type Source = { id: string; nonce: string }

/**
 * The 16 characters (80 bits) of a temporary password, derived from its row and the key outside the database
 * (TP-1, TP-3): nothing that is stored can be read back into it.
 */
export const deriveTemporaryPassword = (keys: Keys, { id, nonce }: Source): string =>
  crockfordOf(keys.sign('temporary password', id, nonce), length)

/** The temporary password of a registration: made alike, under a key of its own. */
export const deriveRegistrationPassword = (keys: Keys, { id, nonce }: Source): string =>
  crockfordOf(keys.sign('registration', id, nonce), length)

/** As it stands in the email: XXXX-XXXX-XXXX-XXXX */
export const showTemporaryPassword = inFours

/**
 * What was typed, as `deriveTemporaryPassword` would write it, or null where it cannot be a temporary password
 * (TP-2).
 */
export const readTemporaryPassword = (typed: string): string | null => readCrockford(typed, length)

/**
 * Whether this, as `readTemporaryPassword` gives it, is the temporary password of a customer's row. A customer's
 * very first row has id and nonce of the registration, whose email it came with.
 */
export function isTextOf(keys: Keys, row: Source, read: string): boolean {
  const own = sameSecret(deriveTemporaryPassword(keys, row), read)
  const registrations = sameSecret(deriveRegistrationPassword(keys, row), read)
  return own || registrations
}
