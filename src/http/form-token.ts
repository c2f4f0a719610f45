import { type Keys, sameSecret } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'

/** Name of the hidden field that every form carries. */
export const formTokenField = 'form-token'

/**
 * A token against forged forms (OWASP CSRF: signed, bound to the session, or before log-in to the visitor
 * cookie). Its nonce differs on every page: compression tells nothing about it, and it names the page, so that
 * two posts of one page are known as such (TP-10).
 */
export function makeFormToken(keys: Keys, binding: string): string {
  const nonce = randomNonce()
  return `${nonce}.${sign(keys, binding, nonce)}`
}

/** The page a token was made for, or null when it was not made by us for one of these bindings. */
export function pageOfToken(keys: Keys, bindings: readonly string[], token: string): string | null {
  const [nonce, mac] = token.split('.')
  if (!nonce || !mac) return null
  return bindings.some((binding) => sameSecret(sign(keys, binding, nonce), mac)) ? nonce : null
}

const sign = (keys: Keys, binding: string, nonce: string) =>
  keys.sign('form', binding, nonce).toString('base64url')
