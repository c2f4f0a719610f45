import { type getTableColumns, sql } from 'drizzle-orm'
import { check, customType, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The column words every table is written in, and their spelling in SQLite. PostgreSQL's spelling joins here;
 * tables and queries stay as they are.
 */
export { index, uniqueIndex } from 'drizzle-orm/sqlite-core'
export { integer, primaryKey }

export const string = (name: string) => text(name)

export const oneOf = <const Values extends [string, ...string[]]>(name: string, values: Values) =>
  text(name, { enum: values })

export const boolean = (name: string) => integer(name, { mode: 'boolean' })

/** A moment in UTC, in milliseconds. */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const json = <Value>(name: string) => text(name, { mode: 'json' }).$type<Value>()

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' })

/**
 * A table whose columns refuse values of another type. drizzle-kit cannot write STRICT, so each column gets a
 * check of its own.
 */
export const table: typeof sqliteTable = ((name: string, columns: never, extra?: (t: never) => unknown[]) => {
  const made = sqliteTable(name, columns, (t) => [
    ...(Object.values(t) as Column[]).flatMap((column) => typeChecks(name, column)),
    ...((extra?.(t as never) ?? []) as never[]),
  ])
  return made
}) as never

type Column = ReturnType<typeof getTableColumns>[string]

function typeChecks(table: string, column: Column) {
  const type = column.getSQLType()
  const checks = [
    check(`${table}_${column.name}_is_${type}`, sql`typeof(${column}) in (${sql.raw(`'${type}', 'null'`)})`),
  ]
  if (column.enumValues?.length) {
    const values = column.enumValues.map((value: string) => `'${value}'`).join(', ')
    checks.push(check(`${table}_${column.name}_is_known`, sql`${column} in (${sql.raw(values)})`))
  }
  return checks
}
