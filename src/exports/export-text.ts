import { csvLine } from '../csv.ts'
import type { Database } from '../database/database.ts'
import { openSnapshot } from '../database/snapshot.ts'
import { customerCells, customerColumns, customerObject, everyCustomer } from './customer-rows.ts'
import { everyOrder, orderColumns, orderObject, orderRows } from './order-rows.ts'

export const exported = ['customers', 'orders'] as const
export type Exported = (typeof exported)[number]

/** `csv-marked` begins with a byte order mark, by which spreadsheets know UTF-8. */
export const exportFormats = ['csv-marked', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

type What = {
  columns: string[]
  /** Batches of the rows of CSV, and the same as objects. */
  rows: (database: Database) => AsyncGenerator<{ rows: string[][]; objects: unknown[] }>
}

const whats: Record<Exported, What> = {
  customers: {
    columns: customerColumns,
    async *rows(database) {
      for await (const customers of everyCustomer(database))
        yield { rows: customers.map(customerCells), objects: customers.map(customerObject) }
    },
  },
  orders: {
    columns: orderColumns,
    async *rows(database) {
      for await (const orders of everyOrder(database))
        yield { rows: orders.flatMap(orderRows), objects: orders.map(orderObject) }
    },
  },
}

/**
 * All customers or all orders as they are at this moment, as text, part by part: in bounded memory, and undisturbed by
 * what is written meanwhile. CSV is what our own import reads; JSON has one object on each line. `onBatch` is told how
 * many were written.
 */
export async function* exportText(
  file: string,
  what: Exported,
  format: ExportFormat,
  onBatch: (count: number) => void = () => {},
): AsyncGenerator<string> {
  const { database, close } = openSnapshot(file)
  try {
    const { columns, rows } = whats[what]
    if (format !== 'json') yield (format === 'csv-marked' ? '\ufeff' : '') + csvLine(columns)
    for await (const batch of rows(database)) {
      onBatch(batch.objects.length)
      yield format === 'json'
        ? batch.objects.map((each) => `${JSON.stringify(each)}\n`).join('')
        : batch.rows.map((cells) => csvLine(cells.map(twiceProtected))).join('')
    }
  } finally {
    close()
  }
}

/** An import takes one apostrophe off before what looks protected by it: one that belongs to the text is doubled. */
const looksProtected = /^'+(?:[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]|\d[\dA-Z .\-/()]*$)/
const twiceProtected = (cell: string): string => (looksProtected.test(cell) ? `'${cell}` : cell)
