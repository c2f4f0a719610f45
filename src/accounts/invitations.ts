import { and, asc, eq, exists, isNull } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { hours } from '../durations.ts'
import { lastDue, queueEmail } from '../email/outbox.ts'
import { customer } from './customer.table.ts'
import { fullName } from './customers.ts'

export const invitationKind = 'invitation'

/** How many invitations may leave in an hour: half of the shop's budget, so that nobody who asks has to wait. */
export const invitationsPerHour = (perHour: number): number => Math.max(1, Math.floor(perHour / 2))

type Wishes = {
  /** The shop's budget of emails with a temporary password in one hour. */
  perHour: number
  /** At most so many are invited now. */
  most: number
  /** For customers who have not chosen one. */
  language: 'en' | 'fr'
}

const batch = 200

/**
 * Queues one email for each customer whom the shop has entered, who has never logged in and was never invited: the oldest
 * first, spread over time, behind those that wait already. Answers how many, and when the last one is due.
 */
export async function inviteCustomers(
  database: Database,
  { perHour, most, language }: Wishes,
  now: Date,
): Promise<{ invited: number; lastAt: Date | null }> {
  const apart = hours(1) / invitationsPerHour(perHour)
  const before = await lastDue(database, invitationKind)
  let at = before && before > now ? before.getTime() + apart : now.getTime()
  let [invited, lastAt] = [0, null as Date | null]
  while (invited < most) {
    const found = await uninvited(database, Math.min(batch, most - invited))
    if (found.length === 0) break
    const dueAt = found.map((_, i) => new Date(at + i * apart))
    const queued = await atomically(database, (transaction) =>
      found.flatMap((each, i) => invite(transaction, each, dueAt[i] ?? now, language, now)),
    )
    invited += queued.filter((rows) => Array.isArray(rows) && rows.length > 0).length
    lastAt = dueAt.at(-1) ?? null
    at += found.length * apart
  }
  return { invited, lastAt }
}

/** Those who would be invited. */
export const countUninvited = (database: Database): Promise<number> => database.$count(customer, notInvited)

const notInvited = and(
  isNull(customer.passwordHash),
  isNull(customer.emailProvenAt),
  isNull(customer.invitedAt),
  eq(customer.disabled, false),
)

type Uninvited = Awaited<ReturnType<typeof uninvited>>[number]

const uninvited = (database: Database, most: number) =>
  database
    .select()
    .from(customer)
    .where(notInvited)
    .orderBy(asc(customer.createdAt), asc(customer.id))
    .limit(most)

/** Statements: only the first of many at the same moment queues the email, and each customer gets one. */
function invite(
  transaction: Transaction,
  { id, ...known }: Uninvited,
  dueAt: Date,
  language: 'en' | 'fr',
  now: Date,
) {
  const still = and(eq(customer.id, id), eq(customer.email, known.email), notInvited)
  const email = {
    kind: invitationKind,
    customerId: id,
    recipient: known.email,
    language: known.language ?? language,
    facts: { name: fullName(known) },
    dueAt,
  }
  const condition = exists(transaction.select({ id: customer.id }).from(customer).where(still))
  return [
    queueEmail(transaction, email, now, condition),
    transaction.update(customer).set({ invitedAt: now }).where(still),
  ]
}

/** Takes back that a customer was invited: the email cannot go out any more, and another one may. */
export async function uninvite(database: Database, customerId: string): Promise<void> {
  await database.update(customer).set({ invitedAt: null }).where(eq(customer.id, customerId))
}
