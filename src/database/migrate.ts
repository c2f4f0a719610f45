import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { UnusableDatabase } from './unusable-database.ts'

type Applied = { name: string; hash: string }
type Migration = Applied & { statements: string[] }

/**
 * Applies the migrations of a folder that the file has not seen, in order, all or nothing each.
 *
 * Drizzle's own `migrate()` is not used: it rebuilds a table inside a transaction, where SQLite ignores
 * `foreign_keys=OFF`, so the DROP deletes the rows of child tables. Here foreign keys are off outside the
 * transaction and checked before the commit.
 *
 * Throws an UnusableDatabase with a sentence for the operator when the file is newer than the program, when a released
 * migration was changed, or when a migration would break a foreign key.
 */
export function migrate(client: Sqlite.Database, folder: string): string[] {
  const open = openMigrations(client, folder)
  client.exec(
    'create table if not exists migration (name text primary key, hash text not null, applied_at integer not null)',
  )
  for (const migration of open) apply(client, migration)
  return open.map(({ name }) => name)
}

/** The migrations that the file has not seen, in order. Throws like `migrate`, and changes nothing. */
export function openMigrations(client: Sqlite.Database, folder: string): Migration[] {
  const migrations = readMigrations(folder)
  const applied = appliedMigrations(client)

  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, hash } of applied) {
    const migration = known.get(name)
    if (!migration)
      throw new UnusableDatabase(
        `was written by a newer version of Comptoir (it has ${name}): install that version, or restore a backup`,
      )
    if (migration.hash !== hash)
      throw new UnusableDatabase(
        `was made with another migration ${name} than this program has: install the program again, unchanged`,
      )
  }

  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

/** Those that the file has seen, in order; none in a new file. */
export function appliedMigrations(client: Sqlite.Database): Applied[] {
  const isThere = client
    .prepare("select 1 from sqlite_schema where type = 'table' and name = 'migration'")
    .get()
  if (!isThere) return []
  return client.prepare('select name, hash from migration order by name').all() as Applied[]
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      return { name: file.replace(/\.sql$/, ''), hash, statements: text.split('--> statement-breakpoint') }
    })
}

function apply(client: Sqlite.Database, { name, hash, statements }: Migration): void {
  client.pragma('foreign_keys = OFF')
  try {
    client
      .transaction(() => {
        for (const statement of statements)
          if (!/^\s*PRAGMA foreign_keys/i.test(statement)) client.exec(statement)
        const broken = client.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0)
          throw new UnusableDatabase(
            `has rows that the migration ${name} would leave without what they belong to (${broken.length}): nothing was changed`,
          )
        client
          .prepare("insert into migration values (?, ?, cast(strftime('%s', 'now') as integer) * 1000)")
          .run(name, hash)
      })
      .immediate()
  } finally {
    client.pragma('foreign_keys = ON')
  }
}
