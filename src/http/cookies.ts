import { parse, serialize } from 'hono/utils/cookie'
import type { RequestContext } from './context.ts'

/** The cookies there are. Their names carry `__Host-` on https (RFC 6265bis 4.1.3.2). */
export type CookieName = 'session' | 'visitor' | 'device' | 'language' | 'notice' | 'staff' | 'staff-device'

const shapes: Record<CookieName, RegExp> = {
  session: /^[\w-]{43}$/,
  visitor: /^[\w-]{22}$/,
  device: /^[\w-]{22}\.[\w-]{43}$/,
  language: /^(?:en|fr)$/,
  notice: /^[A-Za-z]{1,40}$/,
  staff: /^[\w-]{43}$/,
  'staff-device': /^[\w-]{22}\.[\w-]{43}$/,
}

export type Cookies = {
  /** The cookie's value; undefined when it is missing or does not look like one of ours. */
  read(c: RequestContext, name: CookieName): string | undefined
  /** Without `seconds` the cookie goes with the browser. */
  write(c: RequestContext, name: CookieName, value: string, seconds?: number): void
  remove(c: RequestContext, name: CookieName): void
}

/**
 * PUBLIC_URL decides, never a header: https gets `__Host-` and Secure; http, which is accepted on loopback only,
 * gets plain cookies, because Safari and text browsers refuse Secure ones there.
 */
export function makeCookies(secure: boolean): Cookies {
  const nameOf = (name: CookieName) => (secure ? `__Host-${name}` : name)
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const

  const set = (c: RequestContext, name: CookieName, value: string, maxAge?: number) =>
    c.header(
      'Set-Cookie',
      serialize(nameOf(name), value, maxAge === undefined ? attributes : { ...attributes, maxAge }),
      { append: true },
    )

  return {
    read(c, name) {
      const value = parse(c.req.header('cookie') ?? '', nameOf(name))[nameOf(name)]
      return value !== undefined && shapes[name].test(value) ? value : undefined
    },
    write: set,
    remove: (c, name) => set(c, name, '', 0),
  }
}
