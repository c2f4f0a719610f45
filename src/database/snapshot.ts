import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from './database.ts'
import { keepStatements } from './keep-statements.ts'

/**
 * The database as it is at this moment, for reading page by page while the server goes on writing: one read
 * transaction on a connection of its own. The write-ahead log is kept as long as it is open: close it in any case.
 */
export function openSnapshot(file: string): { database: Database; close: () => void } {
  const client = new Sqlite(file, { readonly: true })
  client.pragma('busy_timeout = 5000')
  keepStatements(client)
  client.exec('begin')
  // A transaction sees what there is at its first read, not at its beginning.
  client.prepare('select count(*) from migration').get()
  return { database: drizzle(client) as Database, close: () => client.close() }
}
