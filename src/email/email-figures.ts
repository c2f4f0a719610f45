import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { hours } from '../durations.ts'
import { email } from './email.table.ts'
import { oldestWaiting } from './outbox.ts'

export type EmailFigures = {
  /** Those that should have left by now; invitations that leave later are not counted. */
  waiting: number
  /** When the oldest of them was made; null when none waits. */
  oldestWaiting: Date | null
  /** Could not be sent, in the last 24 hours. */
  failed: number
  /** Came back, are held back by the provider, or were reported as spam, in the last 24 hours. */
  bounced: number
  /** Asked for and not sent, since it was too often, in the last hour. */
  overLimit: number
}

/** How the emails are, for the first page of staff. */
export async function emailFigures(database: Database, now: Date): Promise<EmailFigures> {
  const lately = gte(email.stateAt, new Date(now.getTime() - hours(24)))
  const oldest = await oldestWaiting(database)
  return {
    waiting: await database.$count(email, and(eq(email.state, 'waiting'), lte(email.createdAt, now))),
    oldestWaiting: oldest && oldest <= now ? oldest : null,
    failed: await database.$count(email, and(eq(email.state, 'failed'), lately)),
    bounced: await database.$count(
      email,
      and(inArray(email.state, ['bounced', 'suppressed', 'complained']), lately),
    ),
    overLimit: await database.$count(
      email,
      and(
        eq(email.state, 'withheld'),
        eq(email.reason, 'over-limit'),
        gte(email.createdAt, new Date(now.getTime() - hours(1))),
      ),
    ),
  }
}
