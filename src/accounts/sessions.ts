import { and, asc, desc, eq, exists, gt, lt, lte, ne, or, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { insertWhen } from '../database/insert-when.ts'
import { given, prepared } from '../database/prepared.ts'
import { lastSeenEvery, sessionLife } from '../durations.ts'
import { digest } from '../security/random.ts'
import type { BrowserWords } from './browser-words.ts'
import { customer } from './customer.table.ts'
import { deletion } from './deletion.table.ts'
import type { Network } from './network-words.ts'
import { session } from './session.table.ts'

export type Session = typeof session.$inferSelect
export type SessionKind = Session['kind']

/** Where a log-in came from, in the words the customer is shown. */
export type Origin = BrowserWords & { network: Network }

export type NewSession = { id: string; token: string; customerId: string; kind: SessionKind; origin: Origin }

/**
 * Finds the session of a cookie's value, its customer, and when that account is to be deleted, in one query that is
 * prepared once: it runs on every page. Undefined when there is none, when it is over, or when the customer is
 * disabled.
 */
export function sessionByToken(database: Database) {
  const find = prepared(
    database
      .select({ session, customer, deletionDueAt: deletion.dueAt })
      .from(session)
      .innerJoin(customer, eq(customer.id, session.customerId))
      .leftJoin(deletion, eq(deletion.customerId, session.customerId))
      .where(eq(session.tokenDigest, given('digest'))),
  )
  return async (token: string, now: Date) => {
    const [found] = await find({ digest: digest(token) })
    if (!found || found.customer.disabled) return undefined
    return found.session.idleEndsAt > now && found.session.endsAt > now ? found : undefined
  }
}

/** Statement: opens a session if the condition holds at that moment. The row has only the token's digest. */
export function openSessionWhen(
  transaction: Transaction,
  { token, origin, ...opened }: NewSession & { temporaryPasswordId?: string },
  condition: Parameters<typeof exists>[0],
  now: Date,
) {
  const life = sessionLife[opened.kind]
  const row = {
    ...opened,
    ...origin,
    tokenDigest: digest(token),
    createdAt: now,
    lastSeenAt: now,
    idleEndsAt: new Date(now.getTime() + life.idle),
    endsAt: new Date(now.getTime() + life.absolute),
  }
  return insertWhen(transaction, session, row, exists(condition)).returning({ id: session.id })
}

/** Notes that the session is in use; at most once a minute, so that reading pages does not write. */
export async function touchSession(
  database: Database,
  { id, kind, lastSeenAt }: Session,
  now: Date,
): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < lastSeenEvery) return
  await database
    .update(session)
    .set({ lastSeenAt: now, idleEndsAt: new Date(now.getTime() + sessionLife[kind].idle) })
    .where(eq(session.id, id))
}

/** The customer's sessions that are not over, the one used last first. */
export async function listSessions(database: Database, customerId: string, now: Date): Promise<Session[]> {
  return database
    .select()
    .from(session)
    .where(and(eq(session.customerId, customerId), gt(session.idleEndsAt, now), gt(session.endsAt, now)))
    .orderBy(desc(session.lastSeenAt), desc(session.id))
}

/** Ends one of the customer's sessions. False when the customer has no such session. */
export async function endSession(database: Database, customerId: string, id: string): Promise<boolean> {
  const ended = await database
    .delete(session)
    .where(and(eq(session.customerId, customerId), eq(session.id, id)))
    .returning({ id: session.id })
  return ended.length > 0
}

export async function endOtherSessions(
  database: Database,
  customerId: string,
  keptId: string,
): Promise<number> {
  const ended = await database
    .delete(session)
    .where(and(eq(session.customerId, customerId), ne(session.id, keptId)))
    .returning({ id: session.id })
  return ended.length
}

/** Statement: ends the session of a cookie's value, if there is one. */
export const endSessionOf = (transaction: Transaction, token: string) =>
  transaction.delete(session).where(eq(session.tokenDigest, digest(token)))

/** Statement: ends every session of a customer, if the condition holds. */
export const endSessionsOf = (transaction: Transaction, customerId: string, condition: SQL) =>
  transaction.delete(session).where(and(eq(session.customerId, customerId), condition))

/** Query: a row while this session is there. For the conditions of other statements. */
export const sessionStanding = (transaction: Transaction, id: string) =>
  transaction.select({ id: session.id }).from(session).where(eq(session.id, id))

/**
 * Looks through the next sessions behind an id, at most so many, and clears away those that were over before. Answers
 * the id to go on behind, null at the end: no index knows when a session was over, and a search for them all would
 * keep others waiting.
 */
export async function clearSessions(
  database: Database,
  before: Date,
  afterId: string,
  most: number,
): Promise<string | null> {
  const next = await database
    .select({ id: session.id })
    .from(session)
    .where(gt(session.id, afterId))
    .orderBy(asc(session.id))
    .limit(most)
  const last = next.at(-1)
  if (!last) return null

  const isOver = or(lte(session.idleEndsAt, before), lt(session.endsAt, before))
  await database.delete(session).where(and(gt(session.id, afterId), lte(session.id, last.id), isOver))
  return next.length < most ? null : last.id
}
