import type { Found } from '../../../views/outgoing-emails/where-page.tsx'
import { readReference } from '../../accounts/email-reference.ts'
import type { Database } from '../../database/database.ts'
import { emailsAgainOf } from '../../email/email-pages.ts'
import { fateOf } from '../../email/fate.ts'
import { findByReference } from '../../email/outbox.ts'
import { listedEmail } from './shown-email.ts'

/** The truth behind a reference, as somebody types what was read out; null when nothing was typed. */
export async function lookUpReference(
  database: Database,
  typed: string,
  now: Date,
): Promise<Found | 'no reference' | { unknown: string } | null> {
  if (typed === '') return null
  const reference = readReference(typed)
  if (reference === null) return 'no reference'
  const email = await findByReference(database, reference)
  if (!email) return { unknown: reference }

  const { id, kind, customerId, facts } = email
  const { askedFor } = facts
  const sentAgain = await emailsAgainOf(database, email)
  return {
    reference,
    id,
    kind,
    forAccount: askedFor === 'an account',
    fate: fateOf(email, now),
    customerId,
    sentAgain: sentAgain.map(listedEmail),
  }
}
