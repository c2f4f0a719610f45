import { and, desc, eq, exists, gt, lt, lte, ne, notExists } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { deleteSome } from '../database/delete-some.ts'
import { newId } from '../database/ids.ts'
import { insertWhen } from '../database/insert-when.ts'
import { type Keys, sameSecret } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'
import { customer } from './customer.table.ts'
import { registration } from './registration.table.ts'
import { temporaryPassword } from './temporary-password.table.ts'
import { deriveRegistrationPassword, readTemporaryPassword } from './temporary-password-text.ts'

export type Registration = typeof registration.$inferSelect

/** What was typed to create an account; the email normalised. */
export type Registered = Pick<Registration, 'email' | 'firstName' | 'lastName' | 'language'>

const isLive = (now: Date) => and(eq(registration.state, 'live'), gt(registration.expiresAt, now))

/**
 * The live registration of an address, or a new one when there is none or less than half of its life (milliseconds)
 * is left (TP-5). The names that came first stay: else whoever types the address next could rename what its owner
 * is about to open. A name is mended under Profile.
 */
export async function issueRegistration(
  database: Database,
  registered: Registered,
  life: number,
  now: Date,
): Promise<Registration> {
  const fresh = and(
    eq(registration.email, registered.email),
    isLive(now),
    gt(registration.expiresAt, new Date(now.getTime() + life / 2)),
  )
  const row = {
    id: newId(now),
    nonce: randomNonce(),
    ...registered,
    state: 'live' as const,
    createdAt: now,
    expiresAt: new Date(now.getTime() + life),
  }

  await atomically(database, (transaction) => [
    insertWhen(
      transaction,
      registration,
      row,
      notExists(transaction.select({ id: registration.id }).from(registration).where(fresh)),
    ),
  ])

  const [newest] = await database
    .select()
    .from(registration)
    .where(and(eq(registration.email, registered.email), isLive(now)))
    .orderBy(desc(registration.expiresAt), desc(registration.id))
    .limit(1)
  if (!newest) throw new Error('A registration was made and is not there')
  return newest
}

/** One registration by its id, whatever became of it; undefined when it was cleared away. */
export async function findRegistration(database: Database, id: string): Promise<Registration | undefined> {
  const [row] = await database.select().from(registration).where(eq(registration.id, id)).limit(1)
  return row
}

/**
 * Which registration of an address the typed temporary password belongs to, one that has ended in the last days
 * among them; null when to none. Does a derivation in any case, so that the time taken tells nothing.
 */
export async function recogniseRegistration(
  database: Database,
  keys: Keys,
  email: string,
  typed: string,
  now: Date,
): Promise<Registration | null> {
  const rows = await database
    .select()
    .from(registration)
    .where(eq(registration.email, email))
    .orderBy(desc(registration.createdAt))
    .limit(20)

  const read = readTemporaryPassword(typed) ?? ''
  sameSecret(deriveRegistrationPassword(keys, { id: email, nonce: '' }), read)
  const found = rows.find((row) => sameSecret(deriveRegistrationPassword(keys, row), read))
  if (!found) return null

  const hasExpired = found.state === 'live' && found.expiresAt <= now
  return hasExpired ? { ...found, state: 'expired' } : found
}

/** Query: a row when the customer is there. For the conditions of other statements. */
export const customerStanding = (transaction: Transaction, id: string) =>
  transaction.select({ id: customer.id }).from(customer).where(eq(customer.id, id))

/**
 * Statements: make the customer of a registration, its mailbox proven, if it is still live and the address has not
 * become somebody's meanwhile; the first answers a row only then, and the others hang on it. The temporary password
 * is carried over, used, with id and nonce: the session it opens, the change form (TP-11) and a second try find it
 * where every other one is.
 */
export function openAccount(
  transaction: Transaction,
  { id, nonce, email, firstName, lastName, language, createdAt, expiresAt }: Registration,
  { customerId, ...use }: { customerId: string; openedSession: string; usedFrom: string },
  now: Date,
) {
  const isOpen = and(
    exists(
      transaction
        .select({ id: registration.id })
        .from(registration)
        .where(and(eq(registration.id, id), isLive(now))),
    ),
    notExists(transaction.select({ id: customer.id }).from(customer).where(eq(customer.email, email))),
  )
  const made = {
    id: customerId,
    email,
    firstName,
    lastName,
    language,
    emailProvenAt: now,
    disabled: false,
    createdAt: now,
    updatedAt: now,
  }
  const own = { id, nonce, customerId, state: 'used' as const, handed: 'email' as const }
  const used = { ...own, createdAt, expiresAt, usedAt: now, ...use }
  const stands = exists(customerStanding(transaction, customerId))

  return [
    insertWhen(transaction, customer, made, isOpen ?? stands).returning({ id: customer.id }),
    insertWhen(transaction, temporaryPassword, used, stands),
    transaction
      .update(registration)
      .set({ state: 'used' })
      .where(and(eq(registration.id, id), stands)),
    transaction
      .update(registration)
      .set({ state: 'ended' })
      .where(
        and(eq(registration.email, email), ne(registration.id, id), eq(registration.state, 'live'), stands),
      ),
  ] as const
}

/** Marks one that has expired: a clock set back does not revive it (TP-8). */
export async function expireRegistration(database: Database, id: string): Promise<void> {
  await database
    .update(registration)
    .set({ state: 'expired' })
    .where(and(eq(registration.id, id), eq(registration.state, 'live')))
}

/** Marks all that have expired, so that a clock set back does not revive them. */
export async function expireRegistrations(database: Database, now: Date): Promise<void> {
  await database
    .update(registration)
    .set({ state: 'expired' })
    .where(and(eq(registration.state, 'live'), lte(registration.expiresAt, now)))
}

/** Clears away at most so many that ended before; answers how many it were. */
export const clearRegistrations = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(database, { from: registration, key: registration.id }, lt(registration.expiresAt, before), most)
