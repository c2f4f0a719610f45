import { createReadStream, openSync, statSync } from 'node:fs'
import type { Database } from './database.ts'
import { emptyLog } from './empty-log.ts'
import { withoutWaiting } from './without-waiting.ts'

/** A larger file is not written anew while customers wait: that takes about a second for each 100 MB. */
const mostWrittenAnew = 100 * 2 ** 20

/**
 * Sees to it that nothing of these texts is left in the database file. SQLite overwrites what is deleted, but not the
 * copies that it left in the free room of a page when it moved rows to another one, which happens to a few in a
 * thousand; the file is written anew then. Answers what came of it: `left` where a trace may have stayed, because
 * another process reads or the file is too large. Throws when another process writes at that moment.
 */
export async function leaveNoTrace(
  database: Database,
  texts: string[],
): Promise<'none' | 'removed' | 'left'> {
  const client = database.$client
  if (!(await emptyLog(database))) return 'left'
  if (!(await holdsAny(fileOf(client), texts))) return 'none'
  if (statSync(client.name).size > mostWrittenAnew) return 'left'

  withoutWaiting(client, () => client.exec('vacuum'))
  return (await emptyLog(database)) ? 'removed' : 'left'
}

type Client = Database['$client']

const files = new WeakMap<Client, number>()

/**
 * The database's file, open for reading, and never closed: closing any way to a file takes all locks off it that this
 * process has, SQLite's among them (POSIX), and from then on a restore would take the database for unused.
 */
function fileOf(client: Client): number {
  const file = files.get(client) ?? openSync(client.name, 'r')
  files.set(client, file)
  return file
}

/** Whether the file's bytes hold one of the texts anywhere; read in pieces, so that others get their turn. */
async function holdsAny(file: number, texts: string[]): Promise<boolean> {
  const wanted = texts.map((text) => Buffer.from(text))
  const overlap = Math.max(0, ...wanted.map((bytes) => bytes.length - 1))
  let before: Buffer = Buffer.alloc(0)
  const pieces = createReadStream('', { fd: file, start: 0, autoClose: false, highWaterMark: 2 ** 18 })
  for await (const piece of pieces) {
    const bytes = Buffer.concat([before, piece as Buffer])
    if (wanted.some((text) => bytes.includes(text))) return true
    before = bytes.subarray(Math.max(0, bytes.length - overlap))
  }
  return false
}
