import { type Keys, sameSecret } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'

/**
 * The cookie of a browser that has logged in to this account before (OWASP, device cookies). It opens nothing:
 * it only gives the browser a counter of its own, so that a stranger's guesses elsewhere cannot keep the owner
 * out (TP-17).
 */
export function makeDevice(keys: Keys, customerId: string): string {
  const nonce = randomNonce()
  return `${nonce}.${sign(keys, customerId, nonce)}`
}

/** The browser's own number when the cookie was made for this customer, else null. */
export function deviceOf(keys: Keys, customerId: string, cookie: string | undefined): string | null {
  const [nonce = '', mac = ''] = cookie?.split('.') ?? []
  return sameSecret(sign(keys, customerId, nonce), mac) ? nonce : null
}

const sign = (keys: Keys, customerId: string, nonce: string) =>
  keys.sign('device', customerId, nonce).toString('base64url')
