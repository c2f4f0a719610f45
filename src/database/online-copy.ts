import { closeSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { countRows, type RowCounts } from './row-counts.ts'

/** How hard the disk is worked: pages at a time, and the rest between, in milliseconds. */
export type Pace = { pages: number; rest: number }

export const asFastAsCan: Pace = { pages: 10_000, rest: 0 }
/** For a server that has customers to answer meanwhile. */
export const gently: Pace = { pages: 500, rest: 20 }

/**
 * Copies a database that may be in use to a file that is not there yet (mode 0600), by SQLite's online backup, as it
 * was at one moment: the moment of the call. Answers its rows then, by table. Throws what SQLite and the disk say.
 */
export async function copyDatabase(from: string, to: string, pace: Pace): Promise<RowCounts> {
  const source = new Sqlite(from, { fileMustExist: true })
  try {
    // While this transaction reads, no other process's writes can make the copying begin anew, again and again.
    source.exec('begin')
    const rows = countRows(source)
    // SQLite would make the file as the umask says.
    closeSync(openSync(to, 'wx', 0o600))
    await source.backup(to, { progress: () => rest(pace) })
    source.exec('commit')
    return rows
  } finally {
    source.close()
  }
}

/** Sleeps as a whole: such a copy is made by a process of its own, which has nobody to answer. */
function rest({ pages, rest: milliseconds }: Pace): number {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
  return pages
}
