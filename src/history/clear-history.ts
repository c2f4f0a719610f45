import { and, eq, lt } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { deleteSome } from '../database/delete-some.ts'
import { history, historyHorizon } from './history.table.ts'

/** Lets go of everything that happened before: only then can it be cleared away. Moving back does nothing. */
export async function moveHorizon(database: Database, before: Date): Promise<void> {
  await database
    .update(historyHorizon)
    .set({ at: before })
    .where(and(eq(historyHorizon.id, 1), lt(historyHorizon.at, before)))
}

/** Clears away at most so many rows from before the horizon; answers how many it were. */
export const clearHistory = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(database, { from: history, key: history.id }, lt(history.at, before), most)
