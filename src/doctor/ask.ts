import { request as askPlainly } from 'node:http'
import { request as askSecurely, type RequestOptions } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { seconds } from '../durations.ts'
import { errorCode } from '../settings/file-trouble.ts'

/** How long the doctor waits for anything in the network, in milliseconds. */
export const patience = seconds(5)

export type Tls = {
  /** Whether the certificate is to be believed; the code of the reason when it is not. */
  trouble: string | null
  validTo: Date | null
  protocol: string | null
}

export type Answer = {
  status: number
  /** By lower-case name; several of a name with a comma and a blank between them. */
  headers: Map<string, string>
  cookies: string[]
  body: string
  tls: Tls | null
}

/** `trouble` is the end of a sentence: why there is no answer. */
export type Asked = { ok: true; answer: Answer } | { ok: false; trouble: string }

export type AskOptions = {
  headers?: Record<string, string>
  method?: string
  body?: string
  /** Authorities that are believed besides the usual ones: PEM. */
  ca?: string | undefined
  /** How TLS is spoken, where it matters. */
  tls?: Pick<RequestOptions, 'minVersion' | 'maxVersion' | 'ciphers'>
  /** Something secret goes along: not to anybody whose certificate is not to be believed. */
  secret?: boolean
}

const mostBytes = 1_000_000

/**
 * Asks as a browser without cookies would. A certificate that is not to be believed is told of, and minded only when
 * something secret goes along.
 */
export function ask(url: string, options: AskOptions = {}): Promise<Asked> {
  const { method = 'GET', headers = {}, ca, tls } = options
  const isSecure = url.startsWith('https:')
  const signal = AbortSignal.timeout(patience)
  return new Promise((resolve) => {
    const failed = (error: unknown) => resolve({ ok: false, trouble: troubleOf(error, signal.aborted) })
    const settings = { method, headers, signal, agent: false as const }
    const secure = { ...settings, rejectUnauthorized: options.secret === true, ...(ca && { ca }), ...tls }
    const asking = isSecure ? askSecurely(url, secure) : askPlainly(url, settings)
    asking.once('error', failed)
    asking.once('response', (response) => {
      const socket = response.socket as TLSSocket
      const told = isSecure ? tlsOf(socket) : null
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length < mostBytes) parts.push(part)
        else asking.destroy(new Error('too much'))
      })
      response.once('error', failed)
      response.once('end', () => {
        const all = Object.entries(response.headersDistinct).map(([name, values]) => [
          name,
          values?.join(', ') ?? '',
        ])
        resolve({
          ok: true,
          answer: {
            status: response.statusCode ?? 0,
            headers: new Map(all as [string, string][]),
            cookies: response.headersDistinct['set-cookie'] ?? [],
            body: Buffer.concat(parts).toString(),
            tls: told,
          },
        })
      })
    })
    asking.end(options.body)
  })
}

function tlsOf(socket: TLSSocket): Tls {
  const { valid_to: validTo } = socket.getPeerCertificate() ?? {}
  const { authorizationError: trouble } = socket as { authorizationError: unknown }
  return {
    trouble: trouble ? (errorCode(trouble) ?? String(trouble)) : null,
    validTo: validTo ? new Date(validTo) : null,
    protocol: socket.getProtocol(),
  }
}

function troubleOf(error: unknown, isLate: boolean): string {
  if (isLate) return 'no answer came within 5 seconds'
  const code = errorCode(error) ?? ''
  const known: Record<string, string> = {
    ENOTFOUND: 'its name leads to no address',
    EAI_AGAIN: 'its name cannot be looked up at the moment',
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'the connection was cut off',
    EHOSTUNREACH: 'no way leads there',
    ENETUNREACH: 'no way leads there',
    EPROTO: 'it does not speak TLS as it should',
  }
  if (code.startsWith('ERR_SSL')) return `it does not speak TLS as it should (${code})`
  return known[code] ?? `the system answers ${code || 'with an unknown error'}`
}
