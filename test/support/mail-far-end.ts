import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ANSWERS, type Answer } from './mail-far-end/answers.ts'
import { BehaviourQueue, type Mode } from './mail-far-end/behaviour.ts'

export type { Mode }

/** An email that the far end has accepted: once per idempotency key. */
export type AcceptedEmail = {
  id: string
  to: string[]
  from: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  idempotencyKey: string | undefined
}

/** One request as it came, whatever became of it. */
export type Call = {
  time: Date
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  idempotencyKey: string | undefined
}

type Posted = Partial<Record<'to' | 'from' | 'subject' | 'html' | 'text' | 'headers', unknown>>
type Remembered = { body: string; id: string; acceptedAt: number; answered: boolean }

const KEY_LIFE = 24 * 60 * 60 * 1000
const PATIENCE = 10_000

/** Starts a stand-in for Resend's API (POST /emails) on a free port of 127.0.0.1. */
export async function startMailFarEnd(now: () => Date = () => new Date()): Promise<MailFarEnd> {
  const farEnd = new MailFarEnd(now)
  await farEnd.listen()
  return farEnd
}

export class MailFarEnd {
  url = ''
  readonly apiKey = 're_far_end_of_the_tests'
  readonly emails: AcceptedEmail[] = []
  readonly calls: Call[] = []
  readonly #now: () => Date
  readonly #server: Server
  readonly #behaviour = new BehaviourQueue()
  readonly #remembered = new Map<string, Remembered>()
  readonly #pending = new Set<() => void>()

  constructor(now: () => Date) {
    this.#now = now
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /**
   * How to treat the calls from now on. With `times`, only that many, after what is queued before; then the mode
   * given without `times` again. With `to`, only emails to that address; these go before the general ones.
   */
  behave(mode: Mode, times?: number, to?: string): this {
    this.#behaviour.add(mode, times, to)
    return this
  }

  /**
   * The first accepted email to an address, past the first `after` of them; waits for it up to 10 s.
   * Throws when none comes.
   */
  async emailTo(address: string, { after = 0 }: { after?: number } = {}): Promise<AcceptedEmail> {
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await pause(5)) {
      const found = this.emailsTo(address)[after]
      if (found) return found
    }
    const others = this.emails.map(({ to, subject }) => `${to}: ${subject}`).join('; ') || 'none'
    throw new Error(`no email ${after + 1} to ${address} within 10 s; accepted: ${others}`)
  }

  emailsTo(address: string): AcceptedEmail[] {
    return this.emails.filter(({ to }) => to.includes(address))
  }

  /** Ends all connections, also those that wait for an answer. */
  async stop(): Promise<void> {
    for (const end of this.#pending) end()
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray().catch(() => [])).toString()
    const idempotencyKey = request.headers['idempotency-key']?.toString()
    const { method = '', url: path = '', headers } = request
    this.calls.push({ time: this.#now(), method, path, headers, body, idempotencyKey })

    const email = parsed(body)
    const refusal = this.#refusal(request, email, idempotencyKey)
    if (refusal) return send(response, refusal)

    const mode = this.#behaviour.next(addressesOf(email.to))
    if (mode === 'drop') return void request.socket.destroy()
    if (typeof mode === 'string' && mode in ANSWERS)
      return send(response, ANSWERS[mode as keyof typeof ANSWERS])
    if (typeof mode === 'object' && 'tooMany' in mode) return send(response, ANSWERS.tooMany, mode.tooMany)
    await this.#accept(email, body, idempotencyKey, mode, response)
  }

  /** What Resend refuses however it feels: wrong method or key, bad fields. */
  #refusal(request: IncomingMessage, email: Posted, key: string | undefined): Answer | undefined {
    if (request.url !== '/emails') return ANSWERS.notFound
    if (request.method !== 'POST') return ANSWERS.methodNotAllowed
    const { authorization } = request.headers
    if (!authorization?.startsWith('Bearer ')) return ANSWERS.missingKey
    if (authorization !== `Bearer ${this.apiKey}`) return ANSWERS.invalidKey
    if (key !== undefined && (key.length < 1 || key.length > 256)) return ANSWERS.badIdempotencyKey
    return isEmail(email) ? undefined : ANSWERS.missingField
  }

  async #accept(
    email: Posted,
    body: string,
    key: string | undefined,
    mode: Mode,
    response: ServerResponse,
  ): Promise<void> {
    const known = this.#known(key)
    if (known && known.body !== body) return send(response, ANSWERS.otherBody)
    if (known && !known.answered) return send(response, ANSWERS.underWay)

    const id = known?.id ?? randomUUID()
    const memory = known ?? { body, id, acceptedAt: this.#now().getTime(), answered: false }
    if (key !== undefined) this.#remembered.set(key, memory)
    if (typeof mode === 'object' && 'slow' in mode) await this.#wait(mode.slow)
    if (!known) this.emails.push(accepted(email, id, key))
    memory.answered = true

    if (mode === 'acceptWithoutAnswer') return
    if (mode === 'dropAfterAccept') return void response.socket?.destroy()
    send(response, { status: 200, body: { id } })
  }

  #known(key: string | undefined): Remembered | undefined {
    const known = key === undefined ? undefined : this.#remembered.get(key)
    return known && this.#now().getTime() - known.acceptedAt < KEY_LIFE ? known : undefined
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#pending.delete(end)
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      this.#pending.add(end)
    })
  }
}

/** The XXXX-XXXX-XXXX-XXXX of an email, alone on its line of the text part or behind a colon. Throws without one. */
export function temporaryPasswordIn(email: { text: string }): string {
  const found = /(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}(?![\w-])/.exec(email.text)?.[0]
  if (!found) throw new Error(`no temporary password in the email:\n${email.text}`)
  return found
}

function send(response: ServerResponse, { status, body }: Answer, retryAfter?: number): void {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  response.writeHead(status, headers).end(JSON.stringify(body))
}

function accepted(email: Posted, id: string, idempotencyKey: string | undefined): AcceptedEmail {
  return {
    id,
    to: addressesOf(email.to),
    from: textOf(email.from),
    subject: textOf(email.subject),
    html: textOf(email.html),
    text: textOf(email.text),
    headers: (email.headers ?? {}) as Record<string, string>,
    idempotencyKey,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isEmail({ from, to, subject, html, text }: Posted): boolean {
  return Boolean(from && to && subject && (html || text))
}

function addressesOf(to: unknown): string[] {
  return (Array.isArray(to) ? to : [to]).filter((address) => typeof address === 'string')
}

function parsed(body: string): Posted {
  try {
    return Object(JSON.parse(body))
  } catch {
    return {}
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
