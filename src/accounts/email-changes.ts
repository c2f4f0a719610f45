import { and, desc, eq, exists, gt, lt, lte, not, notExists, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { deleteSome } from '../database/delete-some.ts'
import { newId } from '../database/ids.ts'
import { always, insertWhen } from '../database/insert-when.ts'
import { oneLess } from '../database/one-less.ts'
import { emailChangeLife } from '../durations.ts'
import { type Keys, sameSecret } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'
import { crockfordOf, readCrockford } from './crockford-text.ts'
import { customer } from './customer.table.ts'
import type { Customer } from './customers.ts'
import { emailChange } from './email-change.table.ts'

export type EmailChange = typeof emailChange.$inferSelect

const codeLength = 8
const tries = 5

/** The 8 characters (40 bits; five tries) of the code, derived like a temporary password and never stored. */
export const deriveCode = (keys: Keys, { id, nonce }: Pick<EmailChange, 'id' | 'nonce'>): string =>
  crockfordOf(keys.sign('email change code', id, nonce), codeLength)

/** The code as typed, read with TP-2's leniency; null where it cannot be one. */
export const readCode = (typed: string): string | null => readCrockford(typed, codeLength)

const isLive = (now: Date) =>
  and(eq(emailChange.state, 'live'), gt(emailChange.triesLeft, 0), gt(emailChange.expiresAt, now))

const ofCustomer = (customerId: string) => eq(emailChange.customerId, customerId)

/**
 * Statements: have the customer's change to this address wait for its code, as the only one. One to the same address
 * that has more than half of its life left goes on, with the same code (TP-5).
 */
export function issueEmailChange(transaction: Transaction, customerId: string, newEmail: string, now: Date) {
  const row = {
    id: newId(now),
    nonce: randomNonce(),
    customerId,
    newEmail,
    state: 'live' as const,
    triesLeft: tries,
    createdAt: now,
    expiresAt: new Date(now.getTime() + emailChangeLife),
  }
  const goesOn = and(
    eq(emailChange.newEmail, newEmail),
    isLive(new Date(now.getTime() + emailChangeLife / 2)),
  ) as SQL
  const live = and(ofCustomer(customerId), eq(emailChange.state, 'live'))
  const noneLive = notExists(transaction.select({ id: emailChange.id }).from(emailChange).where(live))

  return [
    transaction
      .update(emailChange)
      .set({ state: 'ended' })
      .where(and(live, not(goesOn))),
    insertWhen(transaction, emailChange, row, noneLive),
  ] as const
}

/** The customer's change that waits for its code; undefined when there is none. */
export async function pendingEmailChange(
  database: Database,
  customerId: string,
  now: Date,
): Promise<EmailChange | undefined> {
  const [row] = await database
    .select()
    .from(emailChange)
    .where(and(ofCustomer(customerId), isLive(now)))
    .orderBy(desc(emailChange.id))
    .limit(1)
  return row
}

export async function findEmailChange(database: Database, id: string): Promise<EmailChange | undefined> {
  const [row] = await database.select().from(emailChange).where(eq(emailChange.id, id)).limit(1)
  return row
}

/** Takes one try of the customer's pending change and answers it, or undefined when there is no try left to take. */
export async function takeTry(
  database: Database,
  customerId: string,
  now: Date,
): Promise<EmailChange | undefined> {
  const [taken] = await database
    .update(emailChange)
    .set({ triesLeft: oneLess(emailChange.triesLeft) })
    .where(and(ofCustomer(customerId), isLive(now)))
    .returning()
  return taken
}

export const isCodeOf = (keys: Keys, change: EmailChange, read: string): boolean =>
  sameSecret(deriveCode(keys, change), read)

/**
 * Statement: gives the customer the new address, its mailbox proven, if the change still waits, the condition holds
 * and nobody else has the address. Answers a row only then. Until `useEmailChange` of the same transaction,
 * `emailJustChanged` tells later statements.
 */
export const replaceEmail = (
  transaction: Transaction,
  { id, email }: Customer,
  change: EmailChange,
  condition: SQL,
  now: Date,
) =>
  transaction
    .update(customer)
    .set({ email: change.newEmail, emailProvenAt: now, updatedAt: now })
    .where(
      and(
        eq(customer.id, id),
        eq(customer.email, email),
        eq(customer.disabled, false),
        condition,
        exists(liveRow(transaction, change)),
        notExists(
          transaction.select({ id: customer.id }).from(customer).where(eq(customer.email, change.newEmail)),
        ),
      ),
    )
    .returning({ id: customer.id })

const liveRow = (transaction: Transaction, { id }: EmailChange) =>
  transaction
    .select({ id: emailChange.id })
    .from(emailChange)
    .where(and(eq(emailChange.id, id), eq(emailChange.state, 'live')))

/** Query: a row while the change waits although its customer has the new address: in one transaction only. */
export const emailJustChanged = (transaction: Transaction, { id, newEmail }: EmailChange) =>
  transaction
    .select({ id: emailChange.id })
    .from(emailChange)
    .innerJoin(customer, eq(customer.id, emailChange.customerId))
    .where(and(eq(emailChange.id, id), eq(emailChange.state, 'live'), eq(customer.email, newEmail)))

/** Statement: the last of the transaction. */
export const useEmailChange = (transaction: Transaction, change: EmailChange) =>
  transaction
    .update(emailChange)
    .set({ state: 'used' })
    .where(and(eq(emailChange.id, change.id), exists(emailJustChanged(transaction, change))))

/** Statement: no change of the customer waits any more, if the condition holds. */
export const endEmailChanges = (transaction: Transaction, customerId: string, condition: SQL = always) =>
  transaction
    .update(emailChange)
    .set({ state: 'ended' })
    .where(and(ofCustomer(customerId), eq(emailChange.state, 'live'), condition))

/** Marks what has expired, so that a clock set back does not revive it. */
export async function expireEmailChanges(database: Database, now: Date): Promise<void> {
  await database
    .update(emailChange)
    .set({ state: 'expired' })
    .where(and(eq(emailChange.state, 'live'), lte(emailChange.expiresAt, now)))
}

/** Clears away at most so many that ended before; answers how many it were. */
export const clearEmailChanges = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(database, { from: emailChange, key: emailChange.id }, lt(emailChange.expiresAt, before), most)
