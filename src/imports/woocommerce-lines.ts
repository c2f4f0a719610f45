import { readMoney } from './money.ts'
import type { RowReader } from './row-reader.ts'

/** The most line_item_N columns that are looked at. */
const mostLineColumns = 200

export const lineColumns = Array.from({ length: mostLineColumns }, (_, i) => `line_item_${i + 1}`)

/** One thing that was ordered: where it stands, and what is said of it by name. */
export type Item = { row: RowReader; column: string; facts: ReadonlyMap<string, string> }

const itemColumns = ['item_name', 'item_sku', 'item_quantity', 'item_subtotal', 'item_total', 'item_meta']

/**
 * The ordered things of an order, in each of the three ways in which the plugins write them: a row for each
 * (item_name, item_quantity …), all in one cell (line_items), or a column for each (line_item_1 …).
 */
export function itemsOf(rows: RowReader[]): Item[] {
  const [head] = rows as [RowReader]
  const inRows = rows
    .filter((row) => row.text('item_name') !== '')
    .map((row) => ({
      row,
      column: 'item_name',
      facts: new Map(itemColumns.map((column) => [column.slice('item_'.length), row.text(column)])),
    }))
  if (inRows.length > 0) return inRows
  const inOneCell = split(head.text('line_items'), ';').map((text) => item(head, 'line_items', text))
  const inColumns = lineColumns
    .filter((column) => head.text(column) !== '')
    .map((column) => item(head, column, head.text(column)))
  return [...inOneCell, ...inColumns]
}

/** `name:Hoodie|sku:H-1|quantity:2|subtotal:70.00`; the signs : | ; of a name have a backslash before them. */
function item(row: RowReader, column: string, text: string): Item {
  const facts = split(text, '|').map((part) => {
    const [name = '', ...value] = split(part, ':')
    return [unescaped(name).replace('sub_total', 'subtotal'), unescaped(value.join(':'))] as const
  })
  return { row, column, facts: new Map(facts) }
}

const split = (text: string, sign: string): string[] =>
  text === '' ? [] : text.split(new RegExp(`(?<!\\\\)\\${sign}`))

const unescaped = (text: string): string => text.replace(/\\([:|;])/g, '$1').trim()

/** The line of an order; what cannot be read is noted at the item's cell. */
export function lineOf({ row, column, facts }: Item, currency: string) {
  const quantity = Number(facts.get('quantity') ?? '')
  if (!Number.isInteger(quantity) || quantity < 1) row.refuse(column, 'has an item without a whole quantity')
  const subtotal = amount(facts.get('subtotal') || facts.get('total') || '')
  const sku = facts.get('sku') ?? ''
  return {
    // What the plugin writes for a product that was deleted.
    sku: sku === '' || sku === 'unknown_product' ? null : sku,
    name: facts.get('name') ?? '',
    option:
      facts
        .get('meta')
        ?.replaceAll('=', ': ')
        .replace(/,(?=\S)/g, ', ') || null,
    quantity,
    ...sharedOut(subtotal, quantity),
  }

  function amount(text: string): number {
    const read = readMoney(text, currency, { decimals: true })
    if (!read.ok) row.refuse(column, `has an item whose subtotal ${read.reason}`)
    return read.ok ? read.value : 0
  }
}

/** WooCommerce tells what the whole line costs: where that cannot be shared out evenly, the rest is a discount. */
function sharedOut(subtotal: number, quantity: number): { unitPrice: number; discount: number } {
  const unitPrice = Math.ceil(subtotal / Math.max(1, quantity))
  return { unitPrice, discount: unitPrice * Math.max(1, quantity) - subtotal }
}
