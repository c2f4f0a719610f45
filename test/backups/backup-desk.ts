import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Desk, openDesk } from '../imports/desk.ts'

/** A trial shop with the customers and orders of the samples. */
export async function filledDesk(): Promise<Desk> {
  const desk = openDesk()
  for (const [what, file] of [
    ['customers', 'comptoir-customers.csv'],
    ['orders', 'comptoir-orders.csv'],
  ] as const)
    await desk.type('import', what, desk.sample(file))
  return desk
}

/** Every row of every table that a database's own tables have, in a stable order. */
export function everyRow(file: string): Record<string, unknown[]> {
  const client = new Sqlite(file, { readonly: true })
  try {
    const tables = client
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and sql not like 'create virtual%' and name <> 'backup_note' order by name",
      )
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      tables.map((name) => [name, client.prepare(`select * from "${name}" order by 1, 2`).raw().all()]),
    )
  } finally {
    client.close()
  }
}

export const databaseOf = (desk: Desk): string => join(desk.folder, 'trial.sqlite')

export const passphrase = 'zinc counter, white paper, Nantes'
