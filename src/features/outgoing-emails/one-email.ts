import type { ShownEmail } from '../../../views/outgoing-emails/email-page.tsx'
import { findTemporaryPassword } from '../../accounts/temporary-passwords.ts'
import type { Database } from '../../database/database.ts'
import { emailsAgainOf } from '../../email/email-pages.ts'
import { fateOf } from '../../email/fate.ts'
import type { Email } from '../../email/outbox.ts'
import { eventsOf } from '../../email/provider-events.ts'
import type { AgainRefusal } from './send-again.ts'
import { listedEmail } from './shown-email.ts'

/** Everything about one email that staff may see. */
export async function showEmail(
  database: Database,
  email: Email,
  againNot: AgainRefusal | null,
  now: Date,
): Promise<ShownEmail> {
  const { state, providerId } = email
  return {
    ...listedEmail(email),
    fate: fateOf(email, now),
    reference: email.reference,
    customerId: email.customerId,
    sentAt: email.sentAt,
    dueAt: state === 'waiting' ? email.dueAt : null,
    attempts: email.attempts,
    // Of one that was withheld it is a word of ours, which its fate tells in a sentence.
    reason: state === 'withheld' ? null : email.reason,
    secret: await secretOf(database, email, now),
    againOf: email.againOf,
    sentAgain: (await emailsAgainOf(database, email)).map(listedEmail),
    events: providerId ? await eventsOf(database, providerId) : [],
    againNot,
  }
}

/** What became of its temporary password, not the password. */
async function secretOf(database: Database, { facts }: Email, now: Date): Promise<ShownEmail['secret']> {
  const { temporaryPasswordId: id } = facts
  const row = typeof id === 'string' ? await findTemporaryPassword(database, id) : undefined
  if (!row) return null
  const state = row.state === 'live' && row.expiresAt <= now ? 'expired' : row.state
  return { state, at: state === 'used' ? (row.usedAt ?? row.expiresAt) : row.expiresAt }
}
