import { and, desc, eq, gt, inArray, lt, lte, ne, notExists, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { atomically } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { deleteSome } from '../database/delete-some.ts'
import { newId } from '../database/ids.ts'
import { insertWhen } from '../database/insert-when.ts'
import type { Keys } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'
import { temporaryPassword } from './temporary-password.table.ts'
import { isTextOf, readTemporaryPassword } from './temporary-password-text.ts'

export type TemporaryPassword = typeof temporaryPassword.$inferSelect

const isLive = (now: Date) => and(eq(temporaryPassword.state, 'live'), gt(temporaryPassword.expiresAt, now))

const wasEmailed = eq(temporaryPassword.handed, 'email')

/**
 * The customer's live temporary password for an email, so that whoever asks twice gets the same one twice (TP-5). A new one
 * is made when there is none, or when less than half of the life (milliseconds) of the newest is left.
 */
export async function issueTemporaryPassword(
  database: Database,
  customerId: string,
  life: number,
  now: Date,
): Promise<TemporaryPassword> {
  const fresh = and(
    eq(temporaryPassword.customerId, customerId),
    wasEmailed,
    isLive(now),
    gt(temporaryPassword.expiresAt, new Date(now.getTime() + life / 2)),
  )
  const row = {
    id: newId(now),
    nonce: randomNonce(),
    customerId,
    state: 'live' as const,
    handed: 'email' as const,
    createdAt: now,
    expiresAt: new Date(now.getTime() + life),
  }

  await atomically(database, (transaction) => [
    insertWhen(
      transaction,
      temporaryPassword,
      row,
      notExists(transaction.select({ id: temporaryPassword.id }).from(temporaryPassword).where(fresh)),
    ),
  ])

  const [newest] = await database
    .select()
    .from(temporaryPassword)
    .where(and(eq(temporaryPassword.customerId, customerId), wasEmailed, isLive(now)))
    .orderBy(desc(temporaryPassword.expiresAt), desc(temporaryPassword.id))
    .limit(1)
  if (!newest) throw new Error('A temporary password was made and is not there')
  return newest
}

/** One temporary password by its id, whatever became of it; undefined when it was cleared away. */
export async function findTemporaryPassword(
  database: Database,
  id: string,
): Promise<TemporaryPassword | undefined> {
  const [row] = await database.select().from(temporaryPassword).where(eq(temporaryPassword.id, id)).limit(1)
  return row
}

/**
 * Which of the customer's temporary passwords was typed: a live one, or one that has ended in the last days, so
 * that its owner can be told. Null when it is none of them. Does a derivation in any case, so that the time
 * taken tells nothing about an account.
 */
export async function recogniseTemporaryPassword(
  database: Database,
  keys: Keys,
  customerId: string,
  typed: string,
  now: Date,
): Promise<TemporaryPassword | null> {
  const rows = await database
    .select()
    .from(temporaryPassword)
    .where(eq(temporaryPassword.customerId, customerId))
    // Live ones first: a letter is on its way for days, and newer ones must not push it out.
    .orderBy(desc(eq(temporaryPassword.state, 'live')), desc(temporaryPassword.createdAt))
    .limit(20)

  const read = readTemporaryPassword(typed) ?? ''
  isTextOf(keys, { id: customerId, nonce: '' }, read)
  const found = rows.find((row) => isTextOf(keys, row, read))
  if (!found) return null

  const hasExpired = found.state === 'live' && found.expiresAt <= now
  return hasExpired ? { ...found, state: 'expired' } : found
}

/** Whether this is the very temporary password that opened a session, which its change form accepts (TP-11). */
export const isTemporaryPassword = (keys: Keys, row: TemporaryPassword, typed: string): boolean =>
  isTextOf(keys, row, readTemporaryPassword(typed) ?? '')

/** Statement: uses it once. Returns a row only for the one of many at the same moment that won (TP-9). */
export const useTemporaryPassword = (
  transaction: Transaction,
  id: string,
  use: { openedSession: string; usedFrom: string },
  now: Date,
) =>
  transaction
    .update(temporaryPassword)
    .set({ state: 'used', usedAt: now, ...use })
    .where(and(eq(temporaryPassword.id, id), isLive(now)))
    .returning({ id: temporaryPassword.id })

/** Query: a row when this temporary password opened this session. For the conditions of later statements. */
export const openedSession = (transaction: Transaction, id: string, sessionId: string) =>
  transaction
    .select({ id: temporaryPassword.id })
    .from(temporaryPassword)
    .where(and(eq(temporaryPassword.id, id), eq(temporaryPassword.openedSession, sessionId)))

/** Statement: ends all live ones of a customer, if the condition holds. */
export const endTemporaryPasswords = (transaction: Transaction, customerId: string, condition: SQL) =>
  transaction
    .update(temporaryPassword)
    .set({ state: 'ended' })
    .where(and(eq(temporaryPassword.customerId, customerId), eq(temporaryPassword.state, 'live'), condition))

/** Statement: a new one that is handed over this way, if the condition holds. Live for so many milliseconds. */
export const handTemporaryPassword = (
  transaction: Transaction,
  row: Pick<TemporaryPassword, 'id' | 'nonce' | 'customerId' | 'handed'>,
  life: number,
  condition: SQL,
  now: Date,
) => {
  const expiresAt = new Date(now.getTime() + life)
  const added = { ...row, state: 'live' as const, createdAt: now, expiresAt }
  return insertWhen(transaction, temporaryPassword, added, condition).returning()
}

/** Statement: ends the live ones that were handed over this way, if the condition holds; emailed ones stay (TP-5). */
export const endHanded = (
  transaction: Transaction,
  { customerId, handed }: { customerId: string; handed: 'read-out' | 'letter' },
  condition: SQL,
) =>
  transaction
    .update(temporaryPassword)
    .set({ state: 'ended' })
    .where(
      and(
        eq(temporaryPassword.customerId, customerId),
        eq(temporaryPassword.handed, handed),
        eq(temporaryPassword.state, 'live'),
        condition,
      ),
    )

/** Query: a row when there is one of this id. For the conditions of later statements. */
export const temporaryPasswordOf = (transaction: Transaction, id: string) =>
  transaction.select({ id: temporaryPassword.id }).from(temporaryPassword).where(eq(temporaryPassword.id, id))

/** Statement: the first use of one ends the others (TP-5). Does nothing unless `id` opened that session. */
export const endOtherTemporaryPasswords = (
  transaction: Transaction,
  { id, customerId }: TemporaryPassword,
  sessionId: string,
) =>
  transaction
    .update(temporaryPassword)
    .set({ state: 'ended' })
    .where(
      and(
        eq(temporaryPassword.customerId, customerId),
        eq(temporaryPassword.state, 'live'),
        ne(temporaryPassword.id, id),
        inArray(
          temporaryPassword.customerId,
          transaction
            .select({ id: temporaryPassword.customerId })
            .from(temporaryPassword)
            .where(and(eq(temporaryPassword.id, id), eq(temporaryPassword.openedSession, sessionId))),
        ),
      ),
    )

/** Marks one that has expired: a clock set back does not revive it (TP-8). */
export async function expireTemporaryPassword(database: Database, id: string): Promise<void> {
  await database
    .update(temporaryPassword)
    .set({ state: 'expired' })
    .where(and(eq(temporaryPassword.id, id), eq(temporaryPassword.state, 'live')))
}

/** Marks all that have expired. */
export async function expireTemporaryPasswords(database: Database, now: Date): Promise<void> {
  await database
    .update(temporaryPassword)
    .set({ state: 'expired' })
    .where(and(eq(temporaryPassword.state, 'live'), lte(temporaryPassword.expiresAt, now)))
}

/** Clears away at most so many that ended before; answers how many it were. */
export const clearTemporaryPasswords = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(
    database,
    { from: temporaryPassword, key: temporaryPassword.id },
    lt(temporaryPassword.expiresAt, before),
    most,
  )
