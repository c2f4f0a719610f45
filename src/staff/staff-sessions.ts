import { and, desc, eq, exists, gt, lt, lte, ne, or, type SQL } from 'drizzle-orm'
import type { Origin } from '../accounts/sessions.ts'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { always, insertWhen } from '../database/insert-when.ts'
import { given, prepared } from '../database/prepared.ts'
import { lastSeenEvery, staffSessionLife } from '../durations.ts'
import { digest } from '../security/random.ts'
import { staff } from './staff.table.ts'
import { staffSession } from './staff-session.table.ts'

export type StaffSession = typeof staffSession.$inferSelect
export type StaffStage = StaffSession['stage']

/** Finds the session of a cookie's value and whose it is; undefined when there is none, or it is over. */
export function staffSessionByToken(database: Database) {
  const find = prepared(
    database
      .select({ session: staffSession, member: staff })
      .from(staffSession)
      .innerJoin(staff, eq(staff.id, staffSession.staffId))
      .where(eq(staffSession.tokenDigest, given('digest'))),
  )
  return async (token: string, now: Date) => {
    const [found] = await find({ digest: digest(token) })
    if (!found || found.member.disabled) return undefined
    return found.session.idleEndsAt > now && found.session.endsAt > now ? found : undefined
  }
}

type NewStaffSession = { id: string; token: string; staffId: string; stage: StaffStage; origin: Origin }

/** Statement: opens a session if the condition holds at that moment. The row has only the token's digest. */
export function openStaffSessionWhen(
  transaction: Transaction,
  { token, origin, ...opened }: NewStaffSession,
  condition: Parameters<typeof exists>[0],
  now: Date,
) {
  const { idle, absolute, halfOpen } = staffSessionLife
  const isOpen = opened.stage === 'open'
  const row = {
    ...opened,
    ...origin,
    tokenDigest: digest(token),
    createdAt: now,
    lastSeenAt: now,
    idleEndsAt: new Date(now.getTime() + (isOpen ? idle : halfOpen)),
    endsAt: new Date(now.getTime() + (isOpen ? absolute : halfOpen)),
    confirmedAt: now,
  }
  return insertWhen(transaction, staffSession, row, exists(condition)).returning({ id: staffSession.id })
}

/**
 * Statement: the same session goes on with more rights and under a new token (OWASP Session Management), if its
 * half is still there. Its time begins anew.
 */
export const raiseStaffSession = (
  transaction: Transaction,
  { id, stage }: Pick<StaffSession, 'id' | 'stage'>,
  token: string,
  raised: StaffStage,
  condition: SQL,
  now: Date,
) => {
  const { idle, absolute, halfOpen } = staffSessionLife
  const isOpen = raised === 'open'
  return transaction
    .update(staffSession)
    .set({
      stage: raised,
      tokenDigest: digest(token),
      lastSeenAt: now,
      idleEndsAt: new Date(now.getTime() + (isOpen ? idle : halfOpen)),
      endsAt: new Date(now.getTime() + (isOpen ? absolute : halfOpen)),
    })
    .where(and(eq(staffSession.id, id), eq(staffSession.stage, stage), condition))
    .returning({ id: staffSession.id })
}

/** Query: a row while this session is in this stage under this token, for conditions of later statements. */
export const staffSessionUnder = (transaction: Transaction, id: string, token: string) =>
  transaction
    .select({ id: staffSession.id })
    .from(staffSession)
    .where(and(eq(staffSession.id, id), eq(staffSession.tokenDigest, digest(token))))

/** Notes that the session is in use; at most once a minute, so that reading pages does not write. */
export async function touchStaffSession(
  database: Database,
  { id, lastSeenAt, stage }: StaffSession,
  now: Date,
): Promise<void> {
  if (stage !== 'open' || now.getTime() - lastSeenAt.getTime() < lastSeenEvery) return
  await database
    .update(staffSession)
    .set({ lastSeenAt: now, idleEndsAt: new Date(now.getTime() + staffSessionLife.idle) })
    .where(eq(staffSession.id, id))
}

/** Notes that the password was typed again in this session. */
export const confirmStaffSession = (transaction: Transaction, id: string, now: Date) =>
  transaction.update(staffSession).set({ confirmedAt: now }).where(eq(staffSession.id, id))

/** The member's open sessions that are not over, the one used last first. */
export const listStaffSessions = async (
  database: Database,
  staffId: string,
  now: Date,
): Promise<StaffSession[]> =>
  database
    .select()
    .from(staffSession)
    .where(
      and(
        eq(staffSession.staffId, staffId),
        eq(staffSession.stage, 'open'),
        gt(staffSession.idleEndsAt, now),
        gt(staffSession.endsAt, now),
      ),
    )
    .orderBy(desc(staffSession.lastSeenAt), desc(staffSession.id))

/** Statement: ends the session of a cookie's value, if there is one. */
export const endStaffSessionOf = (transaction: Transaction, token: string) =>
  transaction.delete(staffSession).where(eq(staffSession.tokenDigest, digest(token)))

/** Statement: ends all sessions of a member but for one where one is named, if the condition holds. */
export const endStaffSessions = (
  transaction: Transaction,
  staffId: string,
  keptId = '',
  condition = always,
) =>
  transaction
    .delete(staffSession)
    .where(and(eq(staffSession.staffId, staffId), ne(staffSession.id, keptId), condition))
    .returning({ id: staffSession.id })

/** Statement: clears away sessions that are over. */
export const sweepStaffSessions = (transaction: Transaction, now: Date) =>
  transaction.delete(staffSession).where(or(lte(staffSession.idleEndsAt, now), lt(staffSession.endsAt, now)))
