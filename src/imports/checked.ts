import type * as z from 'zod'
import type { Reading } from './format.ts'
import type { RowReader } from './row-reader.ts'

/** Where a part of what was read came from: the row, and the format's name of the column. */
export type Origin = (path: readonly PropertyKey[]) => { row: RowReader; column: string }

/**
 * Lets the schema of what comes in judge what was read: the same one that judges the API's. Its sentences are
 * told of the column that the part came from. All problems noted before, together with these, or the value.
 */
export function checked<Value>(
  schema: z.ZodType<Value>,
  read: unknown,
  head: RowReader,
  origin: Origin,
): Reading<Value> {
  const result = schema.safeParse(read)
  if (!result.success) {
    const told = new Set(head.problems.map(({ line, column }) => `${line} ${column}`))
    for (const { path, message } of result.error.issues) {
      const { row, column } = origin(path)
      // The schema finds missing what could not even be read: said already, and better.
      if (!told.has(`${row.row.line} ${row.columnInFile(column)}`))
        row.refuse(column, message.charAt(0).toLowerCase() + message.slice(1))
    }
  }
  if (head.problems.length > 0 || !result.success) return { ok: false, problems: head.problems }
  return { ok: true, value: result.data }
}
