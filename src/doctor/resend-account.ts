import { z } from 'zod'
import { type Asked, ask } from './ask.ts'

const domain = z.object({ id: z.string(), name: z.string(), status: z.string() })

const record = z.object({
  record: z.string(),
  name: z.string(),
  type: z.string(),
  value: z.string(),
  status: z.string().optional(),
})

const wholeDomain = domain.extend({
  open_tracking: z.boolean().optional(),
  click_tracking: z.boolean().optional(),
  records: z.array(record),
})

const webhook = z.object({
  endpoint: z.string(),
  status: z.string(),
  events: z.array(z.string()).nullable(),
})

export type DomainRecord = z.infer<typeof record>
export type WholeDomain = z.infer<typeof wholeDomain>
export type Webhook = z.infer<typeof webhook>

/**
 * *key*: Resend does not know it. *restricted*: it may send, and nothing else. *silent*: no answer, or none that can be
 * understood; `trouble` is the end of a sentence. `date`: by Resend's clock.
 */
export type Told<Value> =
  | { outcome: 'told'; value: Value; date: Date | null }
  | { outcome: 'key'; date: Date | null }
  | { outcome: 'restricted'; date: Date | null }
  | { outcome: 'silent'; trouble: string }

/** What Resend tells about the account of a key. It reads only. */
export type Account = ReturnType<typeof resendAccount>

export function resendAccount({
  apiKey,
  baseUrl,
  ca,
}: {
  apiKey: string
  baseUrl: string
  ca?: string | undefined
}) {
  async function read<Value>(path: string, shape: z.ZodType<Value>): Promise<Told<Value>> {
    const headers = { authorization: `Bearer ${apiKey}`, 'user-agent': 'comptoir' }
    return understood(await ask(`${baseUrl}${path}`, { headers, ca, secret: true }), shape)
  }

  return {
    domains: () =>
      read(
        '/domains',
        z.object({ data: z.array(domain) }).transform(({ data }) => data),
      ),
    domain: (id: string) => read(`/domains/${encodeURIComponent(id)}`, wholeDomain),
    webhooks: () =>
      read(
        '/webhooks',
        z.object({ data: z.array(webhook) }).transform(({ data }) => data),
      ),
  }
}

function understood<Value>(asked: Asked, shape: z.ZodType<Value>): Told<Value> {
  if (!asked.ok) return { outcome: 'silent', trouble: asked.trouble }
  const { status, headers, body } = asked.answer
  const date = dateOf(headers.get('date'))
  if (status === 401 || status === 403 || /API key is invalid/i.test(body))
    return { outcome: body.includes('restricted_api_key') ? 'restricted' : 'key', date }
  const read = status === 200 ? shape.safeParse(parsed(body)) : null
  if (read?.success) return { outcome: 'told', value: read.data, date }
  return { outcome: 'silent', trouble: `it answers ${status}` }
}

/** Null for a header that is none, or cannot be read. */
export function dateOf(header: string | undefined): Date | null {
  const date = new Date(header ?? '')
  return Number.isNaN(date.getTime()) ? null : date
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
