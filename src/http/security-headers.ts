import { createMiddleware } from 'hono/factory'
import type { RequestEnv } from './context.ts'

/** CSP of every page: nothing but our own style, images, script file and form targets; no script in the page. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/**
 * Sent with every answer that does not say otherwise (DESIGN 4.8; OWASP HTTP Headers). `same-origin` rather than
 * `no-referrer`: with the latter, browsers send `Origin: null` with our own forms.
 */
export const safeHeaders = (secure: boolean): Record<string, string> => ({
  'content-security-policy': pagePolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  ...(secure ? { 'strict-transport-security': 'max-age=63072000' } : {}),
})

/**
 * Puts these headers on every answer that has not got them. Pages are made with them: to open a finished answer
 * once more costs a fifth of a page's time.
 */
export const securityHeaders = (secure: boolean) => {
  const always = Object.entries(safeHeaders(secure))

  return createMiddleware<RequestEnv>(async (c, next) => {
    await next()
    if (c.get('made').safely) return
    const { headers } = c.res
    for (const [name, value] of always) if (!headers.has(name)) headers.set(name, value)
  })
}
