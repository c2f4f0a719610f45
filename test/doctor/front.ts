import { readFileSync } from 'node:fs'
import { createServer as createPlainServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** Good for localhost, until 2119; it vouches for itself. */
export const certificate = readFileSync(join(import.meta.dirname, 'certificate/localhost.pem'), 'utf8')
const key = readFileSync(join(import.meta.dirname, 'certificate/localhost.key.pem'), 'utf8')

type Sent = { status: number; headers: IncomingHttpHeaders; body: string }

/** What a proxy does wrong. By default it does nothing wrong. */
export type Ways = {
  /** What it makes of X-Forwarded-For. */
  forwards?: 'adds' | 'passes on' | 'takes off'
  host?: string
  /** Changes what the server answers. */
  changes?: (sent: Sent, method: string) => Sent
  /** Hands the same answer out again. */
  keepsCopies?: boolean
  /** Answers nothing for ever. */
  isSilent?: boolean
}

/** A proxy that speaks TLS in front of a server on this machine. */
export async function startFront(options: ServerOptions = {}) {
  const ways: Ways = {}
  const copies = new Map<string, Sent>()
  let behind = 0

  const server = createServer({ cert: certificate, key, ...options }, async (asked, answer) => {
    if (ways.isSilent) return
    const path = asked.url ?? '/'
    const kept = ways.keepsCopies ? copies.get(path) : undefined
    const body = Buffer.concat(await asked.toArray())
    const { method = 'GET' } = asked
    const got =
      kept ?? (await fetchBehind(method, path, { ...asked.headers }, body, asked.socket.remoteAddress ?? ''))
    copies.set(path, got)
    const sent = ways.changes?.(got, method) ?? got
    answer.writeHead(sent.status, sent.headers).end(sent.body)
  })

  function fetchBehind(
    method: string,
    path: string,
    headers: IncomingHttpHeaders,
    sent: Buffer,
    client: string,
  ): Promise<Sent> {
    const came = headers['x-forwarded-for']
    const plainClient = client.replace('::ffff:', '').replace('::1', '127.0.0.1')
    if (ways.forwards === 'takes off') delete headers['x-forwarded-for']
    else if (ways.forwards !== 'passes on')
      headers['x-forwarded-for'] = came ? `${came}, ${plainClient}` : plainClient
    if (ways.host) headers.host = ways.host
    return new Promise((resolve) => {
      const asking = request({ host: '127.0.0.1', port: behind, method, path, headers }, async (response) => {
        const body = Buffer.concat(await response.toArray()).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
      asking.once('error', () => resolve({ status: 502, headers: {}, body: 'Bad Gateway' }))
      asking.end(sent)
    })
  }

  const port = await listen(server)
  return {
    port,
    ways,
    /** The port of the server behind it. */
    standBefore(serverPort: number) {
      behind = serverPort
    },
    stop: () => stop(server),
  }
}

type Records = { record: string; name: string; type: string; value: string; status: string }[]

/** What Resend tells of an account, as its API does. */
export async function startResend(apiKey: string, now: () => Date) {
  const account = {
    restricted: false,
    isSilent: false,
    domains: [{ id: 'd1', name: 'perrin.example', status: 'verified' }],
    open_tracking: false,
    click_tracking: false,
    records: [
      {
        record: 'SPF',
        name: 'send',
        type: 'MX',
        value: 'feedback-smtp.eu-west-1.amazonses.com',
        status: 'verified',
      },
      {
        record: 'SPF',
        name: 'send',
        type: 'TXT',
        value: 'v=spf1 include:amazonses.com ~all',
        status: 'verified',
      },
      { record: 'DKIM', name: 'resend._domainkey', type: 'TXT', value: 'p=MIGfMA0GCSq', status: 'verified' },
    ] as Records,
    webhooks: [] as { id: string; endpoint: string; status: string; events: string[] | null }[],
    acceptsEmails: true,
    asked: [] as string[],
  }
  const server = createPlainServer((asked, answer) => {
    if (account.isSilent) return
    const path = asked.url ?? ''
    account.asked.push(`${asked.method} ${path}`)
    const say = (status: number, body: unknown) => {
      answer.setHeader('date', now().toUTCString())
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (asked.headers.authorization !== `Bearer ${apiKey}`)
      return say(403, { statusCode: 403, name: 'invalid_api_key', message: 'API key is invalid.' })
    if (asked.method === 'POST' && path === '/emails')
      return account.acceptsEmails
        ? say(200, { id: 'accepted' })
        : say(422, { statusCode: 422, name: 'validation_error', message: 'The domain is not verified.' })
    if (account.restricted)
      return say(401, {
        statusCode: 401,
        name: 'restricted_api_key',
        message: 'This API key is restricted to only send emails.',
      })
    if (path === '/domains') return say(200, { object: 'list', has_more: false, data: account.domains })
    if (path === '/webhooks') return say(200, { object: 'list', has_more: false, data: account.webhooks })
    const domain = account.domains.find(({ id }) => path === `/domains/${id}`)
    if (domain) {
      const { open_tracking, click_tracking, records } = account
      return say(200, { object: 'domain', ...domain, open_tracking, click_tracking, records })
    }
    return say(404, { statusCode: 404, name: 'not_found', message: 'Not found.' })
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, account, stop: () => stop(server) }
}

/** A DNS of these names alone; null: nobody answers. */
export function dnsOf(zone: Record<string, { txt?: string[]; mx?: string[]; cname?: string[] }> | null) {
  const look = (kind: 'txt' | 'mx' | 'cname') => async (name: string) =>
    zone ? (zone[name]?.[kind] ?? []) : null
  return { txt: look('txt'), mx: look('mx'), cname: look('cname') }
}

export async function listen(server: Server | ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function stop(server: Server | ReturnType<typeof createServer>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
