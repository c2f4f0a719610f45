import { and, eq, exists, isNull, or, type SQL } from 'drizzle-orm'
import { type Customer, findCustomer } from '../accounts/customers.ts'
import { type By, customersDue, dueNow, standing } from '../accounts/deletions.ts'
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
 * Deletes accounts whose day has come, at most so many, each in a transaction of its own. Whoever changes their mind
 * at the same moment either keeps the account or is too late. Answers how many were due; one that fails is told by an
 * exception when the others are done.
 */
export async function deleteDue(
  database: Database,
  { most, language }: { most: number } & Pick<By, 'language'>,
  now: Date,
): Promise<number> {
  const due = await customersDue(database, most, now)
  const failed: unknown[] = []
  for (const each of due) {
    const isDue = (transaction: Transaction) =>
      and(exists(standing(transaction, each)), exists(dueNow(transaction, each.id, now))) as SQL
    await remove(database, each, { actor: { kind: 'system' }, language }, isDue, now).catch((error) =>
      failed.push(error),
    )
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} accounts could not be deleted`)
  return due.length
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
