import { Column, is, Param, Placeholder, sql } from 'drizzle-orm'

/** A value that a prepared query is handed at each run. */
export const given = (name: string) => sql.placeholder(name)

/** The same, written down as the column writes its values: an instant, say. */
export const givenAs = (column: Column, name: string) => new Param(sql.placeholder(name), column)

type Row = Record<string, unknown>

type Field = { path: string[]; field: unknown }

/** What Drizzle's prepared query knows of itself in SQLite's dialect. */
type Prepared = {
  stmt: { raw(): { all(...values: unknown[]): unknown[][] } }
  fields: Field[]
  query: { params: unknown[] }
}

/**
 * Prepares a query that runs on every request once: building one costs more than running it, and so does the way
 * Drizzle makes objects of rows, which is why that is laid out beforehand here. For selects of columns, joined by
 * inner joins. Without `limit` where a unique key says as much: SQLite compiles a statement anew whose limit is a
 * parameter. The words of each dialect for this stay in this file.
 */
export function prepared<Answer extends object[]>(query: { execute(): Promise<Answer> }) {
  const { stmt, fields, query: built } = (query as unknown as { prepare(): Prepared }).prepare()
  const statement = stmt.raw()
  const toRow = rowMaker(fields)
  const params = built.params.map(boundBy)

  return async (values: Row): Promise<Answer> => {
    const bound = params.map((param) => param(values))
    return statement.all(...bound).map(toRow) as Answer
  }
}

/** How a parameter comes by its value at each run. */
function boundBy(param: unknown): (values: Row) => unknown {
  if (is(param, Placeholder)) return (values) => values[param.name]
  if (!is(param, Param)) return () => param
  const { value, encoder } = param
  return is(value, Placeholder)
    ? (values) => encoder.mapToDriverValue(values[value.name])
    : () => encoder.mapToDriverValue(value)
}

/** Makes an object of a row's values, one level deep per joined table. */
function rowMaker(fields: Field[]) {
  const steps = fields.map(({ path, field }) => ({
    table: path.length > 1 ? path[0] : undefined,
    name: path.at(-1) ?? '',
    decode: decoderOf(field),
  }))

  const tables = new Set(steps.flatMap(({ table }) => table ?? []))

  return (values: unknown[]): Row => {
    const row: Row = {}
    for (const table of tables) row[table] = {}
    for (const [i, { table, name, decode }] of steps.entries()) {
      const value = values[i]
      const into = table === undefined ? row : (row[table] as Row)
      into[name] = value === null || decode === null ? value : decode(value)
    }
    return row
  }
}

/** Null for a column that comes as it is, such as text. */
function decoderOf(field: unknown): ((value: unknown) => unknown) | null {
  if (!is(field, Column)) throw new Error('Only columns can be read by a prepared query')
  const plain = field.getSQLType() === 'text' && field.dataType === 'string'
  return plain ? null : (value) => field.mapFromDriverValue(value)
}
