import type { Database } from './database.ts'
import { withoutWaiting } from './without-waiting.ts'

/**
 * Moves everything from the write-ahead log into the database file and empties the log: until then it holds what was
 * deleted since. Whoever reads or writes elsewhere is not waited for: false then, and nothing is lost by trying later.
 */
export async function emptyLog({ $client: client }: Database): Promise<boolean> {
  const [answer] = withoutWaiting(client, () => client.pragma('wal_checkpoint(TRUNCATE)')) as {
    busy: number
  }[]
  return answer?.busy === 0
}
