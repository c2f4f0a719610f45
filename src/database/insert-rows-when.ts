import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Transaction } from './atomically.ts'

/** Inserts all of the rows, at least one, only if the condition holds at that very moment. */
export function insertRowsWhen<Table extends SQLiteTable>(
  transaction: Transaction,
  into: Table,
  rows: InferInsertModel<Table>[],
  condition: SQL,
) {
  const columns = Object.entries(getTableColumns(into))
  const written = rows.map((row) => {
    const values = columns.map(([key, column]) => {
      const value = (row as Record<string, unknown>)[key]
      return value === undefined || value === null ? sql`null` : sql.param(value, column)
    })
    return sql`(${sql.join(values, sql`, `)})`
  })
  return transaction
    .insert(into)
    .select(sql`select * from (values ${sql.join(written, sql`, `)}) as given where ${condition}`)
}
