import { type Keys, sameSecret } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'

/** Name of the hidden field that every form carries. */
export const formTokenField = 'form-token'

/**
 * A token against forged forms (OWASP CSRF: signed, bound to the session, or before log-in to the visitor
 * cookie). Its nonce differs on every page: compression tells nothing about it, and it names the page, so that
 * two posts of one page are known as such (TP-10). A customer's page also carries whose it is, as a mark that
 * only our key can compare: when the session is over, nothing else knows.
 */
export function makeFormToken(keys: Keys, binding: string, owner?: string): string {
  const nonce = randomNonce()
  const token = `${nonce}.${sign(keys, binding, nonce)}`
  return owner === undefined ? token : `${token}.${markOf(keys, owner, nonce)}`
}

/** The page a token was made for, or null when it was not made by us for one of these bindings. */
export function pageOfToken(keys: Keys, bindings: readonly string[], token: string): string | null {
  const [nonce, mac] = token.split('.')
  if (!nonce || !mac) return null
  return bindings.some((binding) => sameSecret(sign(keys, binding, nonce), mac)) ? nonce : null
}

/** The mark of a token's owner; undefined when it has none. To be believed with `isMarkOf` only. */
export const markOfToken = (token: string): string | undefined => token.split('.')[2]

/** Whether the mark on a page was made for this owner: nobody else's fits, nor that of another page. */
export const isMarkOf = (keys: Keys, owner: string, page: string, mark: string): boolean =>
  sameSecret(markOf(keys, owner, page), mark)

const sign = (keys: Keys, binding: string, nonce: string) =>
  keys.sign('form', binding, nonce).toString('base64url')

const markOf = (keys: Keys, owner: string, nonce: string) =>
  keys.sign('whose page', owner, nonce).subarray(0, 16).toString('base64url')
