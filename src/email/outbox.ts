import { and, asc, eq, lte, max, min, notInArray, type SQL } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { always, insertWhen } from '../database/insert-when.ts'
import { email } from './email.table.ts'
import { settleState } from './provider-events.ts'

export type Email = typeof email.$inferSelect

export type QueuedEmail = Pick<Email, 'kind' | 'customerId' | 'recipient' | 'language' | 'facts'> & {
  reference?: string
  /** The email that this one is once more. */
  againOf?: string
  /** Why it is never to be sent. */
  withheld?: string
  /** Not to be sent before; it counts as made then, so that nobody takes it for one that got stuck. */
  dueAt?: Date
}

/** Statement: one row in the outbox, committed with its cause; only if the condition, if any, holds. */
export function queueEmail(
  transaction: Transaction,
  { withheld, dueAt: notBefore, ...queued }: QueuedEmail,
  now: Date,
  condition: SQL = always,
) {
  const dueAt = notBefore ?? now
  const state: Email['state'] = withheld ? 'withheld' : 'waiting'
  const row = { id: newId(now), ...queued, state, reason: withheld, attempts: 0, createdAt: dueAt, dueAt }
  return insertWhen(transaction, email, row, condition).onConflictDoNothing().returning({ id: email.id })
}

/** Statement: what is still waiting of this kind for a customer will not be sent any more, if the condition holds. */
export const withholdWaiting = (
  transaction: Transaction,
  { customerId, kind, reason }: { customerId: string; kind: string; reason: string },
  condition: SQL,
) =>
  transaction
    .update(email)
    .set({ state: 'withheld', reason })
    .where(and(eq(email.customerId, customerId), eq(email.kind, kind), eq(email.state, 'waiting'), condition))

/** Waiting emails whose time has come and that are not under way, longest due first. */
export async function dueEmails(
  database: Database,
  most: number,
  underWay: string[],
  now: Date,
): Promise<Email[]> {
  return database
    .select()
    .from(email)
    .where(and(eq(email.state, 'waiting'), lte(email.dueAt, now), notInArray(email.id, underWay)))
    .orderBy(asc(email.dueAt), asc(email.id))
    .limit(most)
}

/** When the next waiting email is due; null when none waits. */
export async function nextDue(database: Database): Promise<Date | null> {
  const [row] = await database
    .select({ at: min(email.dueAt) })
    .from(email)
    .where(eq(email.state, 'waiting'))
  return row?.at ?? null
}

/** When the oldest email that still waits was made; null when none waits. */
export async function oldestWaiting(database: Database): Promise<Date | null> {
  const [row] = await database
    .select({ at: min(email.createdAt) })
    .from(email)
    .where(eq(email.state, 'waiting'))
  return row?.at ?? null
}

const waiting = (id: string) => and(eq(email.id, id), eq(email.state, 'waiting'))

/** Fixes one more thing that the text says, before the first attempt to send it. */
export async function fixFact(
  database: Database,
  { id, facts }: Email,
  name: string,
  value: unknown,
): Promise<void> {
  await database
    .update(email)
    .set({ facts: { ...facts, [name]: value } })
    .where(waiting(id))
}

/** The provider has accepted it. What it has told of it before we could note its id here counts from now on. */
export async function markSent(
  database: Database,
  id: string,
  providerId: string | null,
  now: Date,
): Promise<void> {
  await atomically(database, (transaction) => [
    transaction
      .update(email)
      .set({ state: 'sent', sentAt: now, stateAt: now, providerId, reason: null })
      .where(waiting(id)),
    settleState(transaction, providerId ?? ''),
  ])
}

/** Visibly not sent: *failed* for what went wrong, *withheld* for what must not go out. */
export async function markUnsent(
  database: Database,
  id: string,
  state: 'failed' | 'withheld',
  reason: string,
  now: Date,
): Promise<void> {
  await database.update(email).set({ state, reason, stateAt: now }).where(waiting(id))
}

/** Notes an attempt before it is made: should its end never be noted, this tells that there was one. */
export async function beginAttempt(database: Database, { id, attempts }: Email): Promise<void> {
  await database
    .update(email)
    .set({ attempts: attempts + 1 })
    .where(waiting(id))
}

export async function putOff(database: Database, id: string, reason: string, dueAt: Date): Promise<void> {
  await database.update(email).set({ reason, dueAt }).where(waiting(id))
}

/** Its turn comes later, through no fault of its own: as if it had been made for then. */
export async function postpone(database: Database, id: string, reason: string, dueAt: Date): Promise<void> {
  await database.update(email).set({ reason, dueAt, createdAt: dueAt, attempts: 0 }).where(waiting(id))
}

/** When the last waiting email of this kind is due; null when none waits. */
export async function lastDue(database: Database, kind: string): Promise<Date | null> {
  const [row] = await database
    .select({ at: max(email.dueAt) })
    .from(email)
    .where(and(eq(email.state, 'waiting'), eq(email.kind, kind)))
  return row?.at ?? null
}

/** What became of the email of a reference; undefined when it is unknown, or so old that it is cleared away (TP-20). */
export async function findByReference(database: Database, reference: string): Promise<Email | undefined> {
  const [found] = await database.select().from(email).where(eq(email.reference, reference)).limit(1)
  return found
}
