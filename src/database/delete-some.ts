import { inArray, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'

/**
 * Deletes at most so many of the rows for which the condition holds, and answers how many it were: a job that clears
 * much away does it in pieces, between which others get their turn.
 */
export async function deleteSome(
  database: Database,
  { from, key }: { from: SQLiteTable; key: SQLiteColumn },
  condition: SQL | undefined,
  most: number,
): Promise<number> {
  const some = database.select({ key }).from(from).where(condition).limit(most)
  const { changes } = await database.delete(from).where(inArray(key, some))
  return changes
}
