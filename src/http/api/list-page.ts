import * as z from 'zod'
import type { Problem } from './problem.ts'

/** What every list takes. */
export const listQuery = {
  limit: z.coerce
    .number('Must be a whole number from 1 to 200')
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: 'How many at most', type: 'integer' }),
  cursor: z.string().max(500).optional().meta({ description: '`next` of the page before' }),
}

/** A page of a list, for its document: `next` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() })

/** Opaque to who gets it: where the next page goes on. */
export const writeCursor = (parts: (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Null when it is none of ours. */
export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string,
): z.output<Schema> | null {
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** 422 for a cursor that was not ours. */
export const strangeCursor: { problem: Problem } = {
  problem: {
    status: 422,
    detail: 'The request is not valid.',
    errors: [{ parameter: 'cursor', detail: 'Is none that this list gave' }],
  },
}
