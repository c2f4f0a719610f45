import * as z from 'zod'
import type { Database } from '../../database/database.ts'
import { checkBody } from '../../http/api/check-input.ts'
import type { Fault } from '../../http/api/problem.ts'
import { type IncomingOrder, incomingOrder } from '../../orders/incoming-order.ts'
import { saveOrders } from '../../orders/save-orders.ts'

/** Each order is checked for itself. */
export const batchBody = z.strictObject({ orders: z.array(z.unknown()).min(1).max(500) })

const outcome = z.enum(['created', 'replaced', 'unchanged', 'invalid'])

const result = z.strictObject({
  number: z.string().nullable().meta({ description: 'Null where none could be read' }),
  outcome,
  errors: z
    .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
    .meta({ description: 'Empty unless it is invalid; pointers lead into the whole body' }),
})

export const batchResults = z.strictObject({ results: z.array(result) })

type Result = { number: string | null; outcome: z.output<typeof outcome>; errors: Fault[] }

/** A slice of this size holds the database and the process for some 20 ms. */
const sliceSize = 50

/** Saves those that are valid, slice by slice with room for others between, and answers what became of each. */
export async function saveBatch(database: Database, given: unknown[], now: Date): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < given.length; start += sliceSize) {
    results.push(...(await saveSlice(database, given.slice(start, start + sliceSize), start, now)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return results
}

async function saveSlice(database: Database, slice: unknown[], start: number, now: Date): Promise<Result[]> {
  const checked = slice.map((each, i) => checkBody(incomingOrder, each, ['orders', start + i]))
  const valid: IncomingOrder[] = checked.flatMap((each) => (each.ok ? [each.value] : []))
  const saved = (await saveOrders(database, valid, now)).values()
  return checked.map((each, i) => {
    if (!each.ok) return { number: numberIn(slice[i]), outcome: 'invalid', errors: each.errors }
    const outcome = saved.next().value
    if (!outcome) throw new Error('An order was saved without an outcome')
    return { number: each.value.number, outcome, errors: [] }
  })
}

function numberIn(given: unknown): string | null {
  const read = z.looseObject({ number: z.string().max(64) }).safeParse(given)
  return read.success ? read.data.number : null
}
