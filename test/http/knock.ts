import type { Shop } from '../support/shop.ts'

export type Knock = {
  method?: string
  /** Host is ours unless it says otherwise; nothing else is sent by itself. */
  headers?: Record<string, string> | [string, string][]
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream | Record<string, string> | [string, string][]
  address?: string
}

/** One request with exactly these headers, as no browser would send it. The path goes out as it is written. */
export function knock(shop: Shop, path: string, { method, headers = {}, body, address }: Knock = {}) {
  const all = new Headers(headers)
  const origin = shop.config.publicUrl
  if (!all.has('host')) all.set('host', new URL(origin).host)
  const isForm =
    Array.isArray(body) || (typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype)
  const sent = isForm ? new URLSearchParams(body as Record<string, string>).toString() : body
  if (isForm && !all.has('content-type')) all.set('content-type', 'application/x-www-form-urlencoded')
  const request = new Request(origin + path, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: all,
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: sent as string, duplex: 'half' }),
  })
  // The built-in Request writes a content type of its own for a text body.
  if (!all.has('content-type')) request.headers.delete('content-type')
  const socket = { remoteAddress: address ?? '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' }
  return Promise.resolve(shop.fetch(request, { incoming: { socket } }))
}

/** What history tells of a refusal: it changes nothing that anybody could have wanted. */
const refusals = `('${[
  ...['login-failed', 'login-limited', 'staff-login-failed', 'staff-login-limited', 'api-key-refused'],
  ...['current-password-refused', 'staff-password-refused', 'email-code-refused', 'owners-page-refused'],
].join("', '")}')`

/** Everything that is stored but the counters, and the history's lines of refusals, to be compared before and after. */
export function everything(shop: Shop): string {
  const tables = shop.client
    .prepare(
      "select name from sqlite_master where type = 'table' and name not in ('allowance') order by name",
    )
    .all() as { name: string }[]
  return JSON.stringify(
    tables.map(({ name }) => {
      const but = name === 'history' ? ` where event not in ${refusals}` : ''
      return [name, shop.client.prepare(`select * from "${name}"${but} order by 1`).all()]
    }),
  )
}

/** The page with what differs from answer to answer taken out: form tokens and the request's id. */
export function sameBytes(html: string): string {
  return html
    .replace(/(name="form-token" value=")[\w.-]+/g, '$1token')
    .replace(/\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g, 'request')
}

/** A generator of numbers from 0 up to `below`, the same for every run (mulberry32). */
export function seeded(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

/** One of these. */
export const oneOf = <Value>(random: (below: number) => number, values: readonly Value[]): Value =>
  values[random(values.length)] as Value
