import { openDatabase } from '../../src/database/database.ts'
import { leaveNoTrace } from '../../src/database/leave-no-trace.ts'

/**
 * A process with the database of its first argument, from which somebody was deleted: it looks for what is left of
 * them, says so, and commits a row whenever it is told to.
 */
const { database, client } = openDatabase(process.argv[2] ?? '')
await leaveNoTrace(database, ['gone@example.com'])
process.send?.('looked')

process.on('message', (key: string) => {
  client.prepare('insert into allowance (key, used, ends_at) values (?, 1, 9e12)').run(key)
  process.send?.('committed')
})
