import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/** Bytes that the database takes up, its free pages included, without what is still in its log. */
export async function databaseSize(database: Database): Promise<number> {
  const [row] = database.all<{ bytes: number }>(
    sql`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`,
  )
  return row?.bytes ?? 0
}
