import type { Resend } from 'resend'
import * as z from 'zod'
import { minutes, seconds } from '../durations.ts'
import type { ProviderEvent } from './provider-events.ts'

/** The headers of a webhook (Standard Webhooks, under Svix's names). */
export type WebhookHeaders = { id: string; timestamp: string; signature: string }

export type ReadWebhook =
  | { outcome: 'event'; event: ProviderEvent }
  /** Resend's own words, about something that is none of our business. */
  | { outcome: 'ignored' }
  | { outcome: 'refused' }

/** A copy of an old message, caught on its way, is worth nothing after this (Standard Webhooks). */
const tolerance = minutes(5)

/**
 * Reads a webhook of Resend: its time by our clock, then its signature, checked by Resend's own SDK (which also holds
 * the time against the computer's clock). The SDK is loaded at the first one: it is not small.
 */
export function resendWebhook({ apiKey, webhookSecret }: { apiKey: string; webhookSecret: string }) {
  let resend: Promise<Resend> | undefined
  const client = async () => new (await import('resend')).Resend(apiKey)

  return async function read(payload: string, headers: WebhookHeaders, now: Date): Promise<ReadWebhook> {
    if (!isRecent(headers, now)) return { outcome: 'refused' }
    resend ??= client()
    const { webhooks } = await resend
    const told = verified(() => webhooks.verify({ payload, headers, webhookSecret }))
    return told === null ? { outcome: 'refused' } : understood(told.value, headers)
  }
}

/**
 * The id goes into what is signed with a full stop behind it: one that holds a full stop could be cut elsewhere. So
 * could a timestamp that is not all digits, which the SDK reads as far as they go.
 */
function isRecent({ id, timestamp }: WebhookHeaders, now: Date): boolean {
  if (!/^[\w-]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return false
  return Math.abs(now.getTime() - seconds(Number(timestamp))) <= tolerance
}

/** The SDK throws on everything that is wrong: signature, headers, JSON. */
function verified(verify: () => unknown): { value: unknown } | null {
  try {
    return { value: verify() }
  } catch {
    return null
  }
}

const states: Record<string, ProviderEvent['state']> = {
  'email.sent': 'sent',
  'email.delivery_delayed': 'delayed',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.suppressed': 'suppressed',
  'email.failed': 'failed',
}

const text = z.string().optional().catch(undefined)

const message = z.object({
  type: z.string(),
  created_at: text,
  data: z.object({
    email_id: z.string().min(1).max(200),
    bounce: z
      .object({ type: text, subType: text, message: text, diagnosticCode: z.array(z.string()).catch([]) })
      .optional()
      .catch(undefined),
    suppressed: z.object({ type: text, message: text }).optional().catch(undefined),
    failed: z.object({ reason: text }).optional().catch(undefined),
  }),
})

/** Of an email that is on the list already, Resend has also said that it bounced. */
const suppressedTypes = new Set(['Suppressed', 'OnAccountSuppressionList'])

function understood(told: unknown, { id, timestamp }: WebhookHeaders): ReadWebhook {
  const read = message.safeParse(told)
  const state = read.success && Object.hasOwn(states, read.data.type) ? states[read.data.type] : undefined
  if (!read.success || !state) return { outcome: 'ignored' }

  const { created_at: createdAt, data } = read.data
  const { bounce, suppressed, failed, email_id: providerId } = data
  const happened = new Date(createdAt ?? '')
  const at = Number.isNaN(happened.getTime()) ? new Date(seconds(Number(timestamp))) : happened
  const onTheList = state === 'bounced' && suppressedTypes.has(bounce?.subType ?? '')
  const reason = reasonOf(
    [bounce?.type, bounce?.subType].filter(Boolean).join('/'),
    ...(bounce ? [bounce.message, bounce.diagnosticCode?.[0]] : []),
    ...(suppressed ? [suppressed.type, suppressed.message] : []),
    failed?.reason,
  )
  return { outcome: 'event', event: { id, providerId, state: onTheList ? 'suppressed' : state, reason, at } }
}

const longestReason = 500

/** What is looked through for addresses: in 256 kB of a mail server's words that takes minutes. */
const longestRead = 4000

/**
 * What the provider says of the reason, on one line. Addresses in it are blotted out: one of them may have been typed
 * by anybody, and what was typed is not kept with a reference (TP-20).
 */
function reasonOf(...parts: (string | undefined)[]): string | null {
  const said = parts
    .filter(Boolean)
    .join(' – ')
    .slice(0, longestRead)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[^\s<>()[\]:;,"'=@]+@[^\s<>()[\]:;,"']+/g, '…@…')
    .trim()
  return said === '' ? null : [...said].slice(0, longestReason).join('')
}
