import Sqlite from 'better-sqlite3'
import { type BackupNote, dropNote, readNote, writeNote } from './backup-note.ts'
import { openMigrations } from './migrate.ts'
import { countRows, differingTable, type RowCounts } from './row-counts.ts'
import { UnusableDatabase } from './unusable-database.ts'

export type CopyFacts = { rows: RowCounts; note: BackupNote | null; openMigrations: string[] }

/**
 * Reads a copy through, from the first page to the last: whole, foreign keys hold, migrations that this program knows,
 * and as many rows as its note says. Leaves it as one file, without a WAL. Throws an UnusableDatabase with the end of
 * a sentence, or what SQLite says.
 */
export function checkCopy(file: string, migrationsFolder: string): CopyFacts {
  return withCopy(file, (client) => {
    checkWhole(client)
    if (!hasTable(client, 'migration')) throw new UnusableDatabase('is not a database of Comptoir')
    const open = openMigrations(client, migrationsFolder).map(({ name }) => name)
    const rows = countRows(client)
    const note = readNote(client)
    if (note) checkCounts(note.rows, rows)
    return { rows, note, openMigrations: open }
  })
}

/** Checks a copy that was just made against what was counted when it was, and adds its note. */
export function completeCopy(file: string, migrationsFolder: string, note: BackupNote): CopyFacts {
  const facts = checkCopy(file, migrationsFolder)
  checkCounts(note.rows, facts.rows)
  withCopy(file, (client) => writeNote(client, note))
  return facts
}

/** Leaves in a copy what is to be done when it is opened in its new place: its note. */
export function markRestored(file: string, note: BackupNote): void {
  withCopy(file, (client) => {
    dropNote(client)
    writeNote(client, note)
  })
}

/** Whether the database in use is whole: the sentence's end when it is not. Reads all of it. */
export function integrityTrouble(file: string): string | null {
  const client = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    checkWhole(client)
    return null
  } catch (error) {
    if (error instanceof UnusableDatabase) return error.message
    throw error
  } finally {
    client.close()
  }
}

function withCopy<Result>(file: string, work: (client: Sqlite.Database) => Result): Result {
  const client = new Sqlite(file, { fileMustExist: true })
  try {
    client.pragma('journal_mode = DELETE')
    client.pragma('synchronous = FULL')
    client.pragma('trusted_schema = OFF')
    return work(client)
  } finally {
    client.close()
  }
}

function checkWhole(client: Sqlite.Database): void {
  const said = client.pragma('integrity_check(1)', { simple: true })
  if (said !== 'ok') throw new UnusableDatabase('is damaged')
  const broken = client.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0)
    throw new UnusableDatabase(`has rows that lack what they belong to (${broken.length})`)
}

const hasTable = (client: Sqlite.Database, name: string): boolean =>
  client.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined

function checkCounts(expected: RowCounts, found: RowCounts): void {
  const table = differingTable(expected, found)
  if (table !== null)
    throw new UnusableDatabase(
      `is not whole: ${table} has ${found[table] ?? 'no'} rows, and should have ${expected[table] ?? 'none'}`,
    )
}
