import { and, eq, exists, isNull, or, type SQL } from 'drizzle-orm'
import { type Customer, findCustomer } from '../accounts/customers.ts'
import { type By, type Due, dueNow, standing } from '../accounts/deletions.ts'
import { removeCustomer } from '../accounts/remove-customer.ts'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { order } from './order.table.ts'

/**
 * Deletes the account at once: all of it in one transaction, or nothing. Its orders stay, as invoices have to, and
 * are nobody's. False when there is no such customer. The outbox is the caller's to wake.
 */
export async function deleteNow(database: Database, customerId: string, by: By, now: Date): Promise<boolean> {
  const found = await findCustomer(database, customerId)
  if (!found) return false
  const isGone = await remove(database, found, by, (transaction) => exists(standing(transaction, found)), now)
  // The email was changed at this very moment: the new one has to go, too.
  return isGone || deleteNow(database, customerId, by, now)
}

/**
 * Deletes the account if its day has come and nobody has kept it: whoever changes their mind at the same moment either
 * keeps the account or is too late.
 */
export async function deleteDue(
  database: Database,
  { customer }: Pick<Due, 'customer'>,
  language: By['language'],
  now: Date,
): Promise<boolean> {
  const isDue = (transaction: Transaction) =>
    and(exists(standing(transaction, customer)), exists(dueNow(transaction, customer.id, now))) as SQL
  return remove(database, customer, { actor: { kind: 'system' }, language }, isDue, now)
}

async function remove(
  database: Database,
  gone: Customer,
  by: By,
  condition: (transaction: Transaction) => SQL,
  now: Date,
): Promise<boolean> {
  const answers: unknown[] = await atomically(database, (transaction) => [
    forgetBuyer(transaction, gone, condition(transaction), now),
    ...removeCustomer(transaction, gone, by, condition(transaction), now),
  ])
  return (answers.at(-1) as unknown[]).length > 0
}

/**
 * Statement: orders keep what an invoice needs, the addresses on it among them (in France for ten years, Code de
 * commerce L123-22), and nothing by which a later account could claim them. Whoever reads the feed sees the change.
 */
const forgetBuyer = (transaction: Transaction, { id, email }: Customer, condition: SQL, now: Date) =>
  transaction
    .update(order)
    .set({ customerId: null, email: null, note: null, reorderUrl: null, updatedAt: now })
    .where(
      and(or(eq(order.customerId, id), and(isNull(order.customerId), eq(order.email, email))), condition),
    )
