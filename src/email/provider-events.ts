import { and, desc, eq, exists, max } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { rankOf } from '../database/rank.ts'
import { scalar } from '../database/scalar.ts'
import { email } from './email.table.ts'
import { emailEvent } from './email-event.table.ts'

/** What the provider tells about an email of ours, or of somebody else with the same account. */
export type ProviderEvent = Omit<typeof emailEvent.$inferSelect, 'receivedAt'>

/** The later one wins over the earlier ones, whichever is told first; within a group, what happened last. */
const ranks = [
  ['sent'],
  ['delayed'],
  ['delivered'],
  ['bounced', 'suppressed', 'failed'],
  ['complained'],
] as const

/**
 * Keeps what the provider told and brings the email's state in line with all of it. The same message twice changes
 * nothing. One about an email whose id we have not noted yet is kept for `settleState`. Answers whether it was new.
 */
export async function noteProviderEvent(
  database: Database,
  event: ProviderEvent,
  now: Date,
): Promise<boolean> {
  const [added] = await atomically(database, (transaction) => [
    transaction
      .insert(emailEvent)
      .values({ ...event, receivedAt: now })
      .onConflictDoNothing()
      .returning({ id: emailEvent.id }),
    settleState(transaction, event.providerId),
  ])
  return added.length > 0
}

/** Statement: the state of the provider's email is what all that was told of it amounts to; nothing told, no change. */
export function settleState(transaction: Transaction, providerId: string) {
  const told = eq(emailEvent.providerId, providerId)
  const first = [desc(rankOf(emailEvent.state, ranks)), desc(emailEvent.at), desc(emailEvent.id)] as const
  const best = (column: typeof emailEvent.state | typeof emailEvent.reason | typeof emailEvent.at) =>
    scalar(
      transaction
        .select({ value: column })
        .from(emailEvent)
        .where(told)
        .orderBy(...first)
        .limit(1),
    )

  return transaction
    .update(email)
    .set({ state: best(emailEvent.state), reason: best(emailEvent.reason), stateAt: best(emailEvent.at) })
    .where(
      and(
        eq(email.providerId, providerId),
        exists(transaction.select({ id: emailEvent.id }).from(emailEvent).where(told)),
      ),
    )
}

/** Everything told of one email, in the order it happened. */
export const eventsOf = async (database: Database, providerId: string): Promise<ProviderEvent[]> =>
  database
    .select()
    .from(emailEvent)
    .where(eq(emailEvent.providerId, providerId))
    .orderBy(emailEvent.at, rankOf(emailEvent.state, ranks), emailEvent.id)

/** When the provider last told anything; null when it has not for as long as emails are known. */
export async function lastProviderEvent(database: Database): Promise<Date | null> {
  const [row] = await database.select({ at: max(emailEvent.receivedAt) }).from(emailEvent)
  return row?.at ?? null
}
