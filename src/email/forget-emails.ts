import { and, eq, inArray, isNotNull, ne, or, type SQL } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { email } from './email.table.ts'
import { emailEvent } from './email-event.table.ts'

/** The one email that an address gets after its account is gone: it holds the address until it is sent. */
export const lastEmailKind = 'account-deleted'

const nothing = { recipient: null, facts: {} }

/**
 * Statements: of a customer's emails, and of all to this address, what remains is that there was one, and when; what
 * still waits is not sent. Providers quote addresses in their reasons, so those go as well, and with the provider's
 * id the way for further ones to come in. If the condition holds.
 */
export function forgetEmailsOf(
  transaction: Transaction,
  { customerId, recipient }: { customerId: string; recipient: string },
  condition: SQL,
) {
  const about = and(or(eq(email.customerId, customerId), eq(email.recipient, recipient)), condition)
  const told = transaction.select({ id: email.providerId }).from(email).where(about)
  const reason = lastEmailKind
  return [
    transaction.update(emailEvent).set({ reason: null }).where(inArray(emailEvent.providerId, told)),
    transaction
      .update(email)
      .set({ state: 'withheld', reason })
      .where(and(about, eq(email.state, 'waiting'))),
    transaction
      .update(email)
      .set({ ...nothing, reason, providerId: null })
      .where(about),
  ] as const
}

/**
 * Forgets to whom last emails went that no longer wait, at most so many, and what was told of them. Answers the
 * addresses, of which nothing may be left anywhere now.
 */
export async function forgetLastEmails(database: Database, most: number): Promise<string[]> {
  const done = and(eq(email.kind, lastEmailKind), ne(email.state, 'waiting'))
  const found = await database
    .select({ id: email.id, recipient: email.recipient, providerId: email.providerId })
    .from(email)
    .where(and(done, isNotNull(email.recipient)))
    .limit(most)
  if (found.length === 0) return []

  const ids = found.map(({ id }) => id)
  const told = found.flatMap(({ providerId }) => providerId ?? [])
  await atomically(database, (transaction) => [
    transaction.update(emailEvent).set({ reason: null }).where(inArray(emailEvent.providerId, told)),
    transaction
      .update(email)
      .set({ ...nothing, reason: null, providerId: null })
      .where(inArray(email.id, ids)),
  ])
  return found.flatMap(({ recipient }) => recipient ?? [])
}
