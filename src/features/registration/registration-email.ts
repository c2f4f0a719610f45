import * as z from 'zod'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { registrationEmail } from '../../../views/emails/registration-email.tsx'
import { customerByEmail } from '../../accounts/customers.ts'
import { findRegistration, issueRegistration, type Registration } from '../../accounts/registrations.ts'
import { deriveRegistrationPassword, showTemporaryPassword } from '../../accounts/temporary-password-text.ts'
import { minutes } from '../../durations.ts'
import { type Email, fixFact } from '../../email/outbox.ts'
import type { Services } from '../../services.ts'

const factsOf = z.union([
  z.object({ registrationId: z.string() }),
  z.object({ firstName: z.string(), lastName: z.string() }),
])

/**
 * Writes the email with a registration's temporary password when it is sent: the secret is nowhere before (TP-3).
 * The typed names do not stand in it: anybody can have it sent to anybody, and must not choose what it says. From
 * the first attempt on, the row holds the registration's id instead of the names, so that a retry says the same
 * (TP-4) and names which were never proven go with the registration.
 */
export function registrationWriter({
  database,
  keys,
  config,
}: Pick<Services, 'database' | 'keys' | 'config'>) {
  const find = customerByEmail(database)

  return async function write(email: Email, frame: EmailFrame, now: Date) {
    const to = email.recipient ?? ''
    if (!config.registration) return { withhold: 'registration-off' }
    if (await find(to)) return { withhold: 'account-exists' }

    const row = await registrationOf(email, to, now)
    if (!row || row.state === 'used' || row.state === 'ended') return { withhold: 'not-needed-any-more' }
    if (row.state === 'expired' || row.expiresAt <= now) return { fail: 'expired before it could be sent' }
    if (!('registrationId' in email.facts))
      await fixFact(database, { ...email, facts: {} }, 'registrationId', row.id)

    const temporaryPassword = showTemporaryPassword(deriveRegistrationPassword(keys, row))
    const written = registrationEmail({
      ...frame,
      temporaryPassword,
      endsAt: row.expiresAt,
      askedAt: email.createdAt,
    })
    return { message: { to, ...written } }
  }

  async function registrationOf(email: Email, to: string, now: Date): Promise<Registration | undefined> {
    const facts = factsOf.parse(email.facts)
    if ('registrationId' in facts) return findRegistration(database, facts.registrationId)
    const life = minutes(config.temporaryPassword.minutes)
    return issueRegistration(database, { email: to, language: email.language, ...facts }, life, now)
  }
}
