import { and, eq, gt } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { HistoryEvent } from '../history-events.ts'
import { history } from './history.table.ts'

/** Query: a row when somebody's act on a customer was recorded after an instant. For conditions. */
export const recorded = (
  transaction: Pick<Transaction, 'select'>,
  { event, actorId, customerId }: { event: HistoryEvent; actorId: string; customerId: string },
  since: Date,
) =>
  transaction
    .select({ id: history.id })
    .from(history)
    .where(
      and(
        eq(history.actorId, actorId),
        gt(history.at, since),
        eq(history.event, event),
        eq(history.customerId, customerId),
      ),
    )
