import { and, asc, eq, exists, gt, lte, notExists, or, type SQL } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { insertWhen } from '../database/insert-when.ts'
import { deletionWaits } from '../durations.ts'
import { queueEmail } from '../email/outbox.ts'
import { type Actor, type HistoryOrigin, recordEvent } from '../history/record.ts'
import { customer } from './customer.table.ts'
import { type Customer, findCustomer, fullName } from './customers.ts'
import { deletion } from './deletion.table.ts'

export type Deletion = typeof deletion.$inferSelect

/** Who wants it, from where, and the language of the email for customers who have not chosen one. */
export type By = { actor: Actor; origin?: HistoryOrigin | null; language: 'en' | 'fr' }

/**
 * Has the account deleted in seven days, and tells its customer by email. Asking again changes nothing: the first
 * date stands. Undefined when there is no such customer. The outbox is the caller's to wake.
 */
export async function askDeletion(
  database: Database,
  customerId: string,
  by: By,
  now: Date,
): Promise<Deletion | undefined> {
  const found = await findCustomer(database, customerId)
  if (!found) return undefined
  const row = {
    customerId,
    askedBy: askedBy(by),
    askedAt: now,
    dueAt: new Date(now.getTime() + deletionWaits),
  }

  await atomically(database, (transaction) => {
    const isNew = and(
      exists(standing(transaction, found)),
      notExists(transaction.select({ id: deletion.customerId }).from(deletion).where(of(customerId))),
    ) as SQL
    const facts = { dueAt: row.dueAt.toISOString(), askedBy: row.askedBy }
    const event = { event: 'deletion-asked' as const, customerId, ...whoAndWhence(by) }
    return [
      queueEmail(transaction, newsFor(found, 'deletion-asked', by, facts), now, isNew),
      recordEvent(transaction, { ...event, details: { dueAt: row.dueAt.toISOString() } }, now, isNew),
      insertWhen(transaction, deletion, row, isNew),
    ]
  })

  // The email was changed at this very moment: the notice has to go to the new address.
  return (await pendingDeletion(database, customerId)) ?? askDeletion(database, customerId, by, now)
}

/** Takes a deletion back, as long as it is not done. False when there was none, or no such customer. */
export async function cancelDeletion(
  database: Database,
  customerId: string,
  by: By,
  now: Date,
): Promise<boolean> {
  const found = await findCustomer(database, customerId)
  if (!found) return false

  const [, , [cancelled]] = await atomically(database, (transaction) => {
    const waits = exists(transaction.select({ id: deletion.customerId }).from(deletion).where(of(customerId)))
    const event = { event: 'deletion-cancelled' as const, customerId, ...whoAndWhence(by) }
    return [
      queueEmail(transaction, newsFor(found, 'deletion-cancelled', by, {}), now, waits),
      recordEvent(transaction, event, now, waits),
      transaction.delete(deletion).where(of(customerId)).returning({ id: deletion.customerId }),
    ]
  })
  return cancelled !== undefined
}

/** The deletion that waits for its day; undefined when none does. */
export async function pendingDeletion(database: Database, customerId: string): Promise<Deletion | undefined> {
  const [row] = await database.select().from(deletion).where(of(customerId)).limit(1)
  return row
}

export type Due = { customer: Customer; dueAt: Date }

/** The account behind another one whose day has come, the one that waits longest first; undefined at the end. */
export async function nextDue(database: Database, behind: Due | null, now: Date): Promise<Due | undefined> {
  const isBehind = behind
    ? or(
        gt(deletion.dueAt, behind.dueAt),
        and(eq(deletion.dueAt, behind.dueAt), gt(deletion.customerId, behind.customer.id)),
      )
    : undefined
  const [due] = await database
    .select({ customer, dueAt: deletion.dueAt })
    .from(deletion)
    .innerJoin(customer, eq(customer.id, deletion.customerId))
    .where(and(lte(deletion.dueAt, now), isBehind))
    .orderBy(asc(deletion.dueAt), asc(deletion.customerId))
    .limit(1)
  return due
}

/** Query: a row while the customer is there and has this very email. For the conditions of other statements. */
export const standing = (transaction: Transaction, { id, email }: Pick<Customer, 'id' | 'email'>) =>
  transaction
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.id, id), eq(customer.email, email)))

/** Query: a row while the customer's deletion waits and its day has come. */
export const dueNow = (transaction: Transaction, customerId: string, now: Date) =>
  transaction
    .select({ id: deletion.customerId })
    .from(deletion)
    .where(and(of(customerId), lte(deletion.dueAt, now)))

const of = (customerId: string) => eq(deletion.customerId, customerId)

const askedBy = ({ actor: { kind } }: By): Deletion['askedBy'] =>
  kind === 'customer' || kind === 'staff' ? kind : 'command'

const whoAndWhence = ({ actor, origin = null }: By) => ({ actor, origin })

/** To the address of the account (TP-18). Where staff sat is not the customer's business. */
function newsFor(
  to: Customer,
  kind: string,
  { actor, origin, language }: By,
  facts: Record<string, unknown>,
) {
  const whence =
    actor.kind === 'customer' && origin ? origin : { browser: null, platform: null, network: null }
  return {
    kind,
    customerId: to.id,
    recipient: to.email,
    language: to.language ?? language,
    facts: { name: fullName(to), ...whence, ...facts },
  }
}
