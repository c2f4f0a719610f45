import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Transaction } from './atomically.ts'

/** The condition that holds always. */
export const always = sql`true`

/** A condition that is known beforehand, in the same words either way: the same work, with or without a row. */
export const onlyIf = (holds: boolean) => sql`${holds ? 1 : 0}`

/**
 * Inserts the row only if the condition holds at that very moment: `insert … select … where`. For a statement
 * of a transaction that depends on what an earlier one did.
 */
export function insertWhen<Table extends SQLiteTable>(
  transaction: Transaction,
  into: Table,
  row: InferInsertModel<Table>,
  condition: SQL,
) {
  const values = Object.entries(getTableColumns(into)).map(([key, column]) => {
    const value = (row as Record<string, unknown>)[key]
    return value === undefined || value === null ? sql`null` : sql.param(value, column)
  })
  return transaction.insert(into).select(sql`select ${sql.join(values, sql`, `)} where ${condition}`)
}
