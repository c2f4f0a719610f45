import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import type { HistoryEvent } from '../history-events.ts'
import { history } from './history.table.ts'
import type { Actor } from './record.ts'

export type NewestEvent = { at: Date; details: Record<string, unknown> }

/** The last time that this happened, by anybody or by one kind of actor; null when it never did, or when the history of then has been cleared away. */
export async function newestEvent(
  database: Database,
  event: HistoryEvent,
  by?: Actor['kind'],
): Promise<NewestEvent | null> {
  const [found] = await database
    .select({ at: history.at, details: history.details })
    .from(history)
    .where(and(eq(history.event, event), by && eq(history.actorKind, by)))
    .orderBy(desc(history.at), desc(history.id))
    .limit(1)
  return found ?? null
}
