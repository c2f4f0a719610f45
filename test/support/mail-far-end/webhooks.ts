import { createHmac, randomUUID } from 'node:crypto'
import { knock } from '../../http/knock.ts'
import type { Shop } from '../shop.ts'

/** What `RESEND_WEBHOOK_SECRET` is in the tests. */
export const webhookSecret = `whsec_${Buffer.from('twenty-four bytes for it').toString('base64')}`

export type Told = {
  type: string
  /** When it happened. */
  created_at?: string
  data?: Record<string, unknown>
}

export type Sent = { headers: Record<string, string>; body: string }

type Signing = { id?: string; at: Date; secret?: string }

/** A webhook as Svix sends it for Resend (Standard Webhooks): the signature is over id, timestamp and bytes. */
export function signedWebhook(told: Told | string, { id, at, secret = webhookSecret }: Signing): Sent {
  const body = typeof told === 'string' ? told : JSON.stringify(told)
  const message = id ?? `msg_${randomUUID().replaceAll('-', '')}`
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${message}.${timestamp}.${body}`).digest('base64')
  const signature = { 'svix-id': message, 'svix-timestamp': timestamp, 'svix-signature': `v1,${mac}` }
  return { headers: { 'content-type': 'application/json', ...signature }, body }
}

/** Posts a webhook. The SDK knows no clock but the computer's: meanwhile that one shows the shop's time too. */
export async function postWebhook(shop: Shop, { headers, body }: Sent, computers = shop.clock()) {
  const { now } = Date
  Date.now = () => computers.getTime()
  try {
    return await knock(shop, '/webhooks/resend', { headers, body })
  } finally {
    Date.now = now
  }
}

/** Resend tells, now, what became of an email that it knows by this id. */
export async function tell(shop: Shop, providerId: string, type: string, more: object = {}): Promise<void> {
  const at = shop.clock()
  const data = { email_id: providerId, created_at: at.toISOString(), to: ['anna@example.com'], ...more }
  const told = { type: `email.${type}`, created_at: at.toISOString(), data }
  const { status } = await postWebhook(shop, signedWebhook(told, { at }))
  if (status !== 200) throw new Error(`The webhook was answered ${status}`)
}

/** What Resend tells of a mailbox that is full. */
export const mailboxFull = {
  bounce: {
    type: 'Transient',
    subType: 'MailboxFull',
    message: 'The recipient’s mailbox is full.',
    diagnosticCode: ['smtp; 552 5.2.2 <anna@example.com> mailbox full'],
  },
}
