import { type IncomingOrder, incomingOrder } from '../orders/incoming-order.ts'
import { checked } from './checked.ts'
import type { Circumstances, Format } from './format.ts'
import { readCurrency } from './money.ts'
import type { RowReader } from './row-reader.ts'

const addressParts = [
  'name',
  'company',
  'line1',
  'line2',
  'district',
  'town',
  'region',
  'postcode',
  'country',
]
const columnsOf = (side: string) => addressParts.map((part) => `${side} ${part}`)

/** Told once for an order: repeated on its further rows, or left empty there. */
const ofTheOrder = [
  ...['number', 'email', 'status', 'currency', 'placed at', 'discount', 'shipping', 'tax', 'total', 'note'],
  ...['reorder url', ...columnsOf('shipping'), ...columnsOf('billing')],
]
const ofALine = ['line sku', 'line name', 'line option', 'line quantity', 'line unit price', 'line discount']
const ofAShipment = ['carrier', 'tracking number', 'tracking url', 'shipped at', 'delivered at']

/** Our own format: one row for each line of an order, or for each shipment. */
export const comptoirOrders: Format<IncomingOrder> = {
  from: 'comptoir',
  what: 'orders',
  title: 'our own format, described in the README',
  columns: Object.fromEntries([...ofTheOrder, ...ofALine, ...ofAShipment].map((name) => [name, []])),
  required: ['number', 'status', 'currency', 'placed at', 'total'],
  groupedBy: ['number'],
  closed: true,
  read: (rows, circumstances) => readOrder(rows, circumstances),
}

function readOrder(rows: RowReader[], { timeZone }: Circumstances) {
  const [head] = rows as [RowReader]
  for (const row of rows.slice(1)) refuseContradictions(head, row)
  const currency = readCurrency(head.text('currency'))
  if (!currency.ok) head.refuse('currency', currency.reason)
  const unit = currency.ok ? currency.value : 'EUR'
  const lineRows = rows.filter((row) => ofALine.some((column) => row.text(column) !== ''))
  const shipmentRows = rows.filter((row) => ofAShipment.some((column) => row.text(column) !== ''))

  const read = {
    number: head.text('number'),
    email: head.textOrNull('email'),
    status: head.text('status').toLowerCase(),
    currency: unit,
    discount: head.money('discount', unit, { otherwise: 0 }),
    shipping: head.money('shipping', unit, { otherwise: 0 }),
    tax: head.money('tax', unit, { otherwise: 0 }),
    total: head.money('total', unit),
    shippingAddress: addressOf(head, 'shipping'),
    billingAddress: addressOf(head, 'billing'),
    note: head.linesOrNull('note'),
    reorderUrl: head.textOrNull('reorder url'),
    placedAt: momentOf(head, 'placed at', timeZone),
    lines: lineRows.map((row) => ({
      sku: row.textOrNull('line sku'),
      name: row.text('line name'),
      option: row.textOrNull('line option'),
      quantity: row.count('line quantity'),
      unitPrice: row.money('line unit price', unit),
      discount: row.money('line discount', unit, { otherwise: 0 }),
    })),
    shipments: shipmentRows.map((row) => ({
      carrier: row.textOrNull('carrier'),
      trackingNumber: row.textOrNull('tracking number'),
      trackingUrl: row.textOrNull('tracking url'),
      shippedAt: row.moment('shipped at', timeZone),
      deliveredAt: row.moment('delivered at', timeZone),
    })),
  }
  return checked(incomingOrder, read, head, ([part, at, name]) => {
    if (part === 'lines') return { row: lineRows[Number(at)] ?? head, column: `line ${spaced(name ?? '')}` }
    if (part === 'shipments') return { row: shipmentRows[Number(at)] ?? head, column: spaced(name ?? '') }
    if (part === 'shippingAddress') return { row: head, column: `shipping ${String(at ?? 'name')}` }
    if (part === 'billingAddress') return { row: head, column: `billing ${String(at ?? 'name')}` }
    return { row: head, column: spaced(part ?? 'number') }
  })
}

/** unitPrice is in the column `unit price`. */
const spaced = (name: PropertyKey): string =>
  String(name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** An empty date is told by name; a wrong one has been. */
function momentOf(row: RowReader, column: string, timeZone: string): string | null {
  if (row.text(column) === '') row.refuse(column, 'is empty')
  return row.moment(column, timeZone)
}

function refuseContradictions(head: RowReader, row: RowReader): void {
  for (const column of ofTheOrder) {
    const text = row.text(column)
    if (text !== '' && text !== head.text(column))
      row.refuse(column, `differs from line ${head.row.line} of the same order`)
  }
}

function addressOf(row: RowReader, side: 'shipping' | 'billing') {
  if (columnsOf(side).every((column) => row.text(column) === '')) return null
  const text = (part: string) => row.textOrNull(`${side} ${part}`)
  return {
    name: row.text(`${side} name`),
    company: text('company'),
    line1: text('line1'),
    line2: text('line2'),
    district: text('district'),
    town: text('town'),
    region: text('region'),
    postcode: text('postcode'),
    country: row.country(`${side} country`),
  }
}
