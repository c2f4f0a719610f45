import { createApiKey } from '../../src/accounts/api-key-making.ts'
import { type Scope, scopes } from '../../src/accounts/api-keys.ts'
import { knock } from '../http/knock.ts'
import type { Shop } from './shop.ts'

export type Fault = { pointer?: string; parameter?: string; detail: string }

export type Answered<Body> = {
  status: number
  headers: Headers
  type: string
  text: string
  body: Body
}

/** What a problem says (RFC 9457). */
export type Problem = { type: string; title: string; status: number; detail: string; errors?: Fault[] }

export type Sent = {
  headers?: Record<string, string>
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
}

/** The shop's own program, with a key of these scopes. */
export async function openCaller(shop: Shop, granted: readonly Scope[] = scopes) {
  const { id, secret } = await createApiKey(
    shop.database,
    { name: 'warehouse', scopes: granted },
    { actor: { kind: 'command' } },
    shop.clock(),
  )
  const call = <Body = Problem>(method: string, path: string, sent: Sent = {}) =>
    callWith<Body>(shop, `Bearer ${secret}`, method, path, sent)
  return { id, secret, call }
}

/** One call below /api/v1 with this Authorization header, or none. */
export async function callWith<Body = Problem>(
  shop: Shop,
  authorization: string | null,
  method: string,
  path: string,
  { headers = {}, body, raw }: Sent = {},
): Promise<Answered<Body>> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await knock(shop, `/api/v1${path}`, {
    method,
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  })
  const text = await answer.text()
  const type = answer.headers.get('content-type') ?? ''
  return {
    status: answer.status,
    headers: answer.headers,
    type,
    text,
    body: (text !== '' && type.endsWith('json') ? JSON.parse(text) : undefined) as Body,
  }
}

/** An order as a shop would put it. */
export const trayOrder = {
  email: 'anna@example.com',
  status: 'sent',
  currency: 'EUR',
  shipping: 490,
  total: 2990,
  placedAt: '2026-11-20T10:00:00+01:00',
  lines: [{ name: 'Zinc tray', quantity: 2, unitPrice: 1250 }],
}

/** A customer as a shop would put one. */
export const theo = { email: 'theo@example.com', firstName: 'Theo', lastName: 'Winter' }
