import { and, eq, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { forgetEmailsOf, lastEmailKind } from '../email/forget-emails.ts'
import { queueEmail } from '../email/outbox.ts'
import { recordEvent } from '../history/record.ts'
import { customer } from './customer.table.ts'
import { type Customer, fullName } from './customers.ts'
import type { By } from './deletions.ts'
import { registration } from './registration.table.ts'

/**
 * Statements: remove the customer with everything that hangs on the row (addresses, sessions, temporary passwords,
 * changes of email), if the condition holds; the last one answers a row only then. Emails keep that there was one.
 * What goes out last is told to the address that goes with the account. History keeps the id.
 */
export function removeCustomer(
  transaction: Transaction,
  gone: Customer,
  { actor, origin = null, language }: By,
  condition: SQL,
  now: Date,
) {
  const { id, email } = gone
  const last = {
    kind: lastEmailKind,
    customerId: null,
    recipient: email,
    language: gone.language ?? language,
    facts: { name: fullName(gone) },
    // Whoever never proved the mailbox may not be who reads it, and never knew of an account (TP-15).
    ...(gone.emailProvenAt === null ? { withheld: 'never-proven' } : {}),
  }
  return [
    ...forgetEmailsOf(transaction, { customerId: id, recipient: email }, condition),
    queueEmail(transaction, last, now, condition),
    recordEvent(transaction, { event: 'customer-deleted', actor, origin, customerId: id }, now, condition),
    transaction.delete(registration).where(and(eq(registration.email, email), condition)),
    transaction
      .delete(customer)
      .where(and(eq(customer.id, id), condition))
      .returning({ id: customer.id }),
  ] as const
}
