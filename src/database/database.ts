import { statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'

import { keepStatements } from './keep-statements.ts'

/** The words every room speaks to the database in: Drizzle's query builder. */
export type Database = ReturnType<typeof openDatabase>['database']

/**
 * Opens the file, making it if need be. `synchronous=FULL` is set on every open: better-sqlite3 falls back to
 * NORMAL when it opens an existing WAL file, and a power cut then loses acknowledged writes.
 */
export function openDatabase(file: string) {
  const client = openFile(file)
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  client.pragma('busy_timeout = 5000')
  // Rows are personal data: what is deleted is overwritten, not left in free pages.
  client.pragma('secure_delete = ON')

  keepStatements(client)
  return { database: drizzle(client), client, close: () => client.close() }
}

/**
 * Whoever opens a file while a backup is put in its place would write into the one that was put aside: by the first
 * lock, the file that has the name is the one that was opened, or it is opened again.
 */
function openFile(file: string): Sqlite.Database {
  const before = fileNumber(file)
  const client = new Sqlite(file)
  client.pragma('journal_mode = WAL')
  if (before === null || before === fileNumber(file)) return client
  client.close()
  return openFile(file)
}

/** Null when there is no such file, or when that cannot be told. */
function fileNumber(file: string): number | null {
  try {
    return statSync(file).ino
  } catch {
    return null
  }
}

/** Version of the SQLite library in use, such as 3.53.2. */
export function sqliteVersion(): string {
  const client = new Sqlite(':memory:')
  const version = client.prepare('select sqlite_version()').pluck().get() as string
  client.close()
  return version
}
