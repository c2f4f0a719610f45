import type Sqlite from 'better-sqlite3'

/** Does something that another process may hold up, and has it fail at once then: while it waits, nobody gets a page. */
export function withoutWaiting<Answer>(client: Sqlite.Database, act: () => Answer): Answer {
  const patience = client.pragma('busy_timeout', { simple: true })
  client.pragma('busy_timeout = 0')
  try {
    return act()
  } finally {
    client.pragma(`busy_timeout = ${patience}`)
  }
}
