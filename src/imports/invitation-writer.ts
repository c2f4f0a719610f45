import * as z from 'zod'
import type { EmailFrame } from '../../views/emails/email-frame.ts'
import { invitationEmail } from '../../views/emails/invitation-email.tsx'
import { findCustomer } from '../accounts/customers.ts'
import { emailBudget } from '../accounts/email-allowances.ts'
import { invitationsPerHour, uninvite } from '../accounts/invitations.ts'
import { deriveTemporaryPassword, showTemporaryPassword } from '../accounts/temporary-password-text.ts'
import { findTemporaryPassword, issueTemporaryPassword } from '../accounts/temporary-passwords.ts'
import type { Config } from '../config.ts'
import { roomAgainAt, takeFromAll } from '../database/allowances.ts'
import type { Database } from '../database/database.ts'
import { minutes } from '../durations.ts'
import { type Email, fixFact } from '../email/outbox.ts'
import type { Written } from '../email/worker.ts'
import type { Keys } from '../security/keys.ts'

const factsOf = z.object({ name: z.string(), temporaryPasswordId: z.string().optional() })

/**
 * Writes an invitation when it is sent: its temporary password lives from then on, however long the email waited.
 * Those who have found their way in meanwhile get none. The hourly budget is looked at before the first attempt.
 */
export function invitationWriter({
  database,
  keys,
  config,
}: {
  database: Database
  keys: Keys
  config: Config
}) {
  const life = minutes(config.temporaryPassword.minutes)
  // The same counter as for customers who ask, but only half of it.
  const budget = emailBudget('all', invitationsPerHour(config.email.perHour))

  return async function write(email: Email, frame: EmailFrame, now: Date): Promise<Written> {
    const customer = email.customerId ? await findCustomer(database, email.customerId) : undefined
    if (!customer || customer.disabled) return { withhold: 'disabled' }
    if (customer.email !== email.recipient) return { withhold: 'address-changed' }
    if (customer.passwordHash !== null || customer.emailProvenAt !== null)
      return { withhold: 'not-needed-any-more' }

    const { name, temporaryPasswordId } = factsOf.parse(email.facts)
    if (!temporaryPasswordId && !(await takeFromAll(database, [budget], now)))
      return { later: await roomAgainAt(database, [budget], now), reason: 'hourly-budget' }

    const row = temporaryPasswordId
      ? await findTemporaryPassword(database, temporaryPasswordId)
      : await issueTemporaryPassword(database, customer.id, life, now)
    if (!row || row.state === 'used' || row.state === 'ended') return { withhold: 'not-needed-any-more' }
    if (row.state === 'expired' || row.expiresAt <= now) {
      await uninvite(database, customer.id)
      return { fail: 'expired before it could be sent' }
    }
    if (!temporaryPasswordId) await fixFact(database, email, 'temporaryPasswordId', row.id)

    const temporaryPassword = showTemporaryPassword(deriveTemporaryPassword(keys, row))
    const written = invitationEmail({ ...frame, name, temporaryPassword, endsAt: row.expiresAt })
    return { message: { to: customer.email, ...written } }
  }
}
