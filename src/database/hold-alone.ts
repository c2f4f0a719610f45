import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

export type Held = { release: () => void } | 'in use' | 'unreadable'

/**
 * Takes a database for itself, so that nobody else can begin to use it; its WAL is written into the file and gone. *in
 * use*: another process has it open, also one that does nothing with it at the moment, because in WAL mode every
 * connection holds a shared lock, and leaving that mode needs all of them. *unreadable*: it is damaged, or none.
 */
export function holdAlone(file: string): Held {
  if (!existsSync(file)) return 'unreadable'
  let client: Sqlite.Database | undefined
  try {
    const held = new Sqlite(file, { fileMustExist: true, timeout: 0 })
    client = held
    client.pragma('locking_mode = EXCLUSIVE')
    client.pragma('journal_mode = DELETE')
    client.exec('begin exclusive')
    return { release: () => void held.close() }
  } catch (error) {
    client?.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return /^SQLITE_(BUSY|LOCKED)/.test(code) ? 'in use' : 'unreadable'
  }
}
