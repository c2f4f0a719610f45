import type Sqlite from 'better-sqlite3'
import { noteTable } from './backup-note.ts'

/** How many rows each table has, by name. */
export type RowCounts = Record<string, number>

/** Counts what is stored; not the note that only a backup has. */
export function countRows(client: Sqlite.Database): RowCounts {
  const tables = client
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite@_%' escape '@' and sql not like 'create virtual %' and name <> ? order by name",
    )
    .pluck()
    .all(noteTable) as string[]
  return Object.fromEntries(tables.map((name) => [name, countOf(client, name)]))
}

const countOf = (client: Sqlite.Database, table: string): number =>
  client
    .prepare(`select count(*) from "${table.replaceAll('"', '""')}"`)
    .pluck()
    .get() as number

/** The first table that two counts disagree about; null when they agree. */
export function differingTable(one: RowCounts, other: RowCounts): string | null {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].find((name) => one[name] !== other[name]) ?? null
}
