import type Sqlite from 'better-sqlite3'

/** More different statements than the program has. */
const most = 500

/**
 * Keeps each compiled statement for the next time its text comes up. Drizzle writes the same text for the same
 * query, with the values apart, and would have SQLite compile it anew every time.
 */
export function keepStatements(client: Sqlite.Database): void {
  const compile = client.prepare.bind(client) as (source: string) => Sqlite.Statement
  const kept = new Map<string, Sqlite.Statement>()

  client.prepare = ((source: string) => {
    const statement = kept.get(source) ?? compile(source)
    if (kept.size < most) kept.set(source, statement)
    return statement
  }) as typeof client.prepare
}
