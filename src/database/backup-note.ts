import type Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { UnusableDatabase } from './unusable-database.ts'

/** The one table that a backup has more than the database it is of. */
export const noteTable = 'backup_note'

const noteShape = z.object({
  /** In milliseconds. */
  madeAt: z.number(),
  /** Whose database it is: a trial shop must not become a real one. */
  shop: z.enum(['real', 'trial']),
  /** How many rows each table had, by name. */
  rows: z.record(z.string(), z.number()),
  /** Tells the key file that belongs to it from every other, and nothing of the key. */
  keyPrint: z.string().nullable(),
  /** The text of the key file, when it was asked for. */
  key: z.string().nullable(),
})

/** What a backup tells of itself. */
export type BackupNote = z.infer<typeof noteShape>

/** Writes the note into a copy. */
export function writeNote(client: Sqlite.Database, note: BackupNote): void {
  client.exec(`create table ${noteTable} (note text not null)`)
  client.prepare(`insert into ${noteTable} values (?)`).run(JSON.stringify(note))
}

/** The note; null in a database that is no backup. */
export function readNote(client: Sqlite.Database): BackupNote | null {
  const isThere = client
    .prepare("select 1 from sqlite_schema where type = 'table' and name = ?")
    .get(noteTable)
  if (!isThere) return null
  const text = client.prepare(`select note from ${noteTable}`).pluck().get()
  const note = noteShape.safeParse(parsed(String(text)))
  if (!note.success) throw new UnusableDatabase('has a note about itself that cannot be read')
  return note.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** From here on it is a database as every other. The key, if there was one, is overwritten with zeros. */
export function dropNote(client: Sqlite.Database): void {
  client.pragma('secure_delete = ON')
  client.exec(`drop table if exists ${noteTable}`)
}
