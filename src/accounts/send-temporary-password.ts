import type { Database } from '../database/database.ts'
import { queueEmail } from '../email/outbox.ts'
import { recordEvent } from '../history/record.ts'
import type { Keys } from '../security/keys.ts'
import { randomCode } from '../security/random.ts'
import { type Customer, fullName } from './customers.ts'
import type { By } from './deletions.ts'
import { allowancesOfMailbox, emailBudget, takeEmail } from './email-allowances.ts'

type Parts = {
  database: Database
  keys: Keys
  /** The shop's budget of emails with a temporary password in one hour. */
  perHour: number
}

export type SentTemporaryPassword =
  | { outcome: 'sent'; reference: string }
  | { outcome: 'disabled' }
  | { outcome: 'overLimit'; until: Date }

/**
 * Has an email with a temporary password sent to a customer on behalf of whoever helps them, who never sees it. The
 * limits of the mailbox and of the shop hold as for everybody (TP-16); that of the network does not, since a whole
 * office sits behind one. The outbox is the caller's to wake.
 */
export async function sendTemporaryPassword(
  { database, keys, perHour }: Parts,
  about: Customer,
  { actor, origin = null, language }: By,
  now: Date,
): Promise<SentTemporaryPassword> {
  if (about.disabled) return { outcome: 'disabled' }
  const allowances = [...allowancesOfMailbox(keys, about.email), emailBudget('all', perHour)]
  const { taken, until } = await takeEmail(database, allowances, now)
  if (!taken) return { outcome: 'overLimit', until }

  const email = {
    kind: 'temporary-password',
    customerId: about.id,
    recipient: about.email,
    language: about.language ?? language,
    facts: { name: fullName(about) },
  }
  for (;;) {
    const reference = `R-${randomCode(6)}`
    const [queued] = await queueEmail(database, { ...email, reference }, now)
    // No row: the reference is another's. One in a thousand million; draw again.
    if (!queued) continue
    const event = { event: 'temporary-password-sent', actor, origin, customerId: about.id } as const
    await recordEvent(database, { ...event, subject: queued.id }, now)
    return { outcome: 'sent', reference }
  }
}
