import { getTableColumns, type InferInsertModel, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Transaction } from './atomically.ts'

/**
 * Statement: inserts many rows, each by the same statement, which is built and prepared once: for thousands of rows,
 * building them takes longer than storing them. Throws when one breaks a rule of its table.
 */
export function insertRows<Table extends SQLiteTable>(
  transaction: Transaction,
  into: Table,
  rows: readonly InferInsertModel<Table>[],
) {
  const columns = Object.entries(getTableColumns(into))
  // In SQL of its own, for a bare placeholder would encode null like a value.
  const given = Object.fromEntries(columns.map(([key]) => [key, sql`${sql.placeholder(key)}`]))

  function run(): void {
    const statement = transaction
      .insert(into)
      .values(given as never)
      .prepare()
    for (const row of rows) statement.run(valuesOf(row as Record<string, unknown>))
  }

  function valuesOf(row: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      columns.map(([key, column]) => {
        const value = row[key] === undefined ? (column.default ?? null) : row[key]
        return [key, value === null ? null : column.mapToDriverValue(value)]
      }),
    )
  }

  // biome-ignore lint/suspicious/noThenProperty: it is undefined, so nothing takes this for a promise
  return { config: {}, run, execute: async () => run(), then: undefined }
}
