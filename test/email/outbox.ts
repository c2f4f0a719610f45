import { resendMailer } from '../../src/email/resend-mailer.ts'
import { type OutboxWorker, startWorker } from '../../src/email/worker.ts'
import { emailWriters } from '../../src/emails.ts'
import { anna, type Shop } from '../support/shop.ts'

export type Row = {
  id: string
  kind: string
  state: string
  reason: string | null
  recipient: string | null
  attempts: number
  created_at: number
  due_at: number
  sent_at: number | null
  provider_id: string | null
}

/** The outbox as it is stored, oldest first. */
export const rowsOf = (shop: Shop): Row[] =>
  shop.client.prepare('select * from email order by created_at, rowid').all() as Row[]

/** The one row of the outbox. Throws when there are none or more. */
export function onlyRow(shop: Shop): Row {
  const [row, ...more] = rowsOf(shop)
  if (!row || more.length > 0) throw new Error(`${more.length + (row ? 1 : 0)} emails in the outbox`)
  return row
}

export async function askFor(shop: Shop, email: string): Promise<void> {
  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', email).press('Reset password')
}

/** Queues the notice that a password was changed. It has no end of its own, as a temporary password has. */
export async function changePassword(shop: Shop, { email, password } = anna): Promise<void> {
  const browser = shop.browser()
  const chosen = 'four quiet herons'
  await browser.open('/login')
  await browser
    .type('Email', email)
    .type('Password', password ?? '')
    .press('Log in')
  await browser.open('/web-site-access')
  // By the fields' names: the page is in the customer's language.
  const token = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const typed = { 'form-token': token, current: password ?? '', new: chosen, again: chosen }
  await browser.post('/web-site-access', typed)
  if (browser.hops[0]?.status !== 303) throw new Error(browser.text)
}

/** A worker on the shop's outbox in place of its own, with real but short patience. */
export function secondWorker(shop: Shop, attemptTakes: number): OutboxWorker {
  const { database, config, clock, log } = shop.services
  const mailer = resendMailer({ ...config.email, apiKey: config.email.apiKey ?? '' })
  const write = emailWriters(shop.services)
  return startWorker({ database, write, mailer, clock, log }, { byItself: false, attemptTakes })
}

/** Moves the clock to the moment at which the next email is due. */
export function passUntilDue(shop: Shop): void {
  const next = Math.min(
    ...rowsOf(shop)
      .filter(({ state }) => state === 'waiting')
      .map((row) => row.due_at),
  )
  shop.pass(next - shop.clock().getTime())
}
