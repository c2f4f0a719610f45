import * as z from 'zod'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { temporaryPasswordEmail } from '../../../views/emails/temporary-password-email.tsx'
import { findCustomer } from '../../accounts/customers.ts'
import { deriveTemporaryPassword, showTemporaryPassword } from '../../accounts/temporary-password-text.ts'
import { findTemporaryPassword, issueTemporaryPassword } from '../../accounts/temporary-passwords.ts'
import { minutes } from '../../durations.ts'
import { type Email, fixFact } from '../../email/outbox.ts'
import type { Services } from '../../services.ts'

const factsOf = z.object({
  name: z.string(),
  temporaryPasswordId: z.string().optional(),
  /** What was asked for, where it was not the temporary password itself. */
  askedFor: z.literal('an account').optional(),
})

type Parts = Pick<Services, 'database' | 'keys' | 'config'>

/**
 * Writes the email with the temporary password when it is sent, not when it was asked for: the secret is nowhere
 * before. Which temporary password it is gets fixed before the first attempt, so that each later one says the
 * same (TP-4). The account is looked at again: it may have been disabled, or its address changed, meanwhile.
 */
export function temporaryPasswordWriter({ database, keys, config }: Parts) {
  return async function write(email: Email, frame: EmailFrame, now: Date) {
    const customer = email.customerId ? await findCustomer(database, email.customerId) : undefined
    if (!customer || customer.disabled) return { withhold: 'disabled' }
    if (customer.email !== email.recipient) return { withhold: 'address-changed' }

    const { name, temporaryPasswordId, askedFor } = factsOf.parse(email.facts)
    const row = temporaryPasswordId
      ? await findTemporaryPassword(database, temporaryPasswordId)
      : await issueTemporaryPassword(database, customer.id, minutes(config.temporaryPassword.minutes), now)
    if (!row || row.state === 'used' || row.state === 'ended') return { withhold: 'not-needed-any-more' }
    if (row.state === 'expired' || row.expiresAt <= now) return { fail: 'expired before it could be sent' }
    if (!temporaryPasswordId) await fixFact(database, email, 'temporaryPasswordId', row.id)

    const temporaryPassword = showTemporaryPassword(deriveTemporaryPassword(keys, row))
    const written = temporaryPasswordEmail({
      ...frame,
      name,
      temporaryPassword,
      endsAt: row.expiresAt,
      askedAt: email.createdAt,
      accountExists: askedFor === 'an account',
    })
    return { message: { to: customer.email, ...written } }
  }
}
