import type { Resend } from 'resend'
import { seconds } from '../durations.ts'
import type { Delivery, Mailer, Message } from './mailer.ts'

type Answer = Awaited<ReturnType<Resend['emails']['send']>>

/** Sends through Resend, with the email's id as idempotency key. Loaded at the first email: it is not small. */
export function resendMailer(settings: { apiKey: string; baseUrl: string; from: string }): Mailer {
  let resend: Promise<Resend> | undefined
  const client = async () =>
    new (await import('resend')).Resend(settings.apiKey, { baseUrl: settings.baseUrl })

  return {
    async send(message: Message, id: string, signal: AbortSignal): Promise<Delivery> {
      resend ??= client()
      const { to, subject, html, text } = message
      const headers = { 'Auto-Submitted': 'auto-generated' }
      const email = { from: settings.from, to, subject, html, text, headers }
      const answer = await (await resend).emails.send(email, { idempotencyKey: id, signal })
      return deliveryOf(answer)
    },
  }
}

const refused = new Set([400, 413, 422, 451])

function deliveryOf({ data, error, headers }: Answer): Delivery {
  if (data?.id) return { outcome: 'sent', providerId: data.id }

  const status = error?.statusCode ?? null
  const reason = `${status ?? 'no answer'} ${nameOf(error?.name)}`.trim()
  // The key was seen before with other words (a new version, a new shop name): that email has been accepted.
  if (error?.name === 'invalid_idempotent_request') return { outcome: 'sent', providerId: null }
  if (status !== null && refused.has(status)) return { outcome: 'refused', reason }
  const after = status === 429 ? retryAfter(headers?.['retry-after']) : undefined
  return after === undefined ? { outcome: 'later', reason } : { outcome: 'later', reason, after }
}

const nameOf = (name: unknown) => (typeof name === 'string' && /^[a-z_]{1,60}$/.test(name) ? name : '')

/** RFC 9110 10.2.3, the form in seconds, which is the one that Resend uses. Between 1 second and 1 hour. */
function retryAfter(header: string | undefined): number | undefined {
  const wait = Number(header)
  return Number.isFinite(wait) && header ? seconds(Math.min(Math.max(wait, 1), 3600)) : undefined
}
