import { type IncomingOrder, incomingOrder } from '../orders/incoming-order.ts'
import { checked } from './checked.ts'
import type { Circumstances, Format } from './format.ts'
import { readCurrency } from './money.ts'
import type { RowReader } from './row-reader.ts'
import { sentOrDelivered } from './settled-status.ts'

const addressColumns = (side: string) =>
  [
    'Name',
    'Street',
    'Address1',
    'Address2',
    'Company',
    'City',
    'Zip',
    'Province',
    'Province Name',
    'Country',
  ].map((part) => `${side} ${part}`)

const columns = [
  ...[
    'Name',
    'Email',
    'Financial Status',
    'Fulfillment Status',
    'Fulfilled at',
    'Cancelled at',
    'Created at',
  ],
  ...['Currency', 'Subtotal', 'Shipping', 'Taxes', 'Total', 'Discount Amount'],
  ...['Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Lineitem sku', 'Lineitem discount'],
  ...addressColumns('Shipping'),
  ...addressColumns('Billing'),
]

/**
 * Shopify's own export of orders (Orders → Export → CSV). An order's further lines are rows of their own, which
 * repeat Name (and Email and Created at) and leave nearly everything else empty. Amounts have a point before the decimals.
 */
export const shopifyOrders: Format<IncomingOrder> = {
  from: 'shopify',
  what: 'orders',
  title: 'Shopify admin, Orders, Export, CSV',
  columns: Object.fromEntries(columns.map((name) => [name, []])),
  required: [
    'Name',
    'Currency',
    'Total',
    'Created at',
    'Lineitem quantity',
    'Lineitem name',
    'Lineitem price',
  ],
  groupedBy: ['Name'],
  read: readOrder,
}

const shopMoney = { decimals: true }
const nothing = { decimals: true, otherwise: 0 }

function readOrder(rows: RowReader[], circumstances: Circumstances) {
  const [head] = rows as [RowReader]
  if (head.text('Currency') === '' && head.text('Total') === '') {
    head.refuse('Name', 'is a further line of an order whose first line does not stand before it')
    return { ok: false as const, problems: head.problems }
  }
  const currency = readCurrency(head.text('Currency'))
  if (!currency.ok) head.refuse('Currency', currency.reason)
  const unit = currency.ok ? currency.value : 'EUR'
  const lineRows = rows.filter((row) => row.text('Lineitem name') !== '')
  const lines = lineRows.map((row) => ({
    sku: row.textOrNull('Lineitem sku'),
    name: row.text('Lineitem name'),
    option: null,
    quantity: row.count('Lineitem quantity'),
    unitPrice: row.money('Lineitem price', unit, shopMoney),
    discount: row.money('Lineitem discount', unit, nothing),
  }))
  const placedAt = head.moment('Created at', circumstances.timeZone)
  const fulfilledAt = head.moment('Fulfilled at', circumstances.timeZone)
  const read = {
    number: head.text('Name').replace(/^#(?=.)/, ''),
    email: head.textOrNull('Email'),
    status: statusOf(head, placedAt, circumstances),
    currency: unit,
    discount: discountOf(head, unit, lines),
    shipping: head.money('Shipping', unit, nothing),
    tax: head.money('Taxes', unit, nothing),
    total: head.money('Total', unit, shopMoney),
    shippingAddress: addressOf(head, 'Shipping'),
    billingAddress: addressOf(head, 'Billing'),
    placedAt,
    // Who carried it, and under which number, is not in the export.
    shipments: fulfilledAt === null ? [] : [{ shippedAt: fulfilledAt }],
    // A line that was edited out of the order has the quantity 0.
    lines: lines.filter(({ quantity }) => quantity > 0),
  }
  return checked(incomingOrder, read, head, ([part, at, name]) => {
    const ofLine = { sku: 'Lineitem sku', name: 'Lineitem name', quantity: 'Lineitem quantity' }
    if (part === 'lines')
      return {
        row: lineRows.filter((_, i) => (lines[i]?.quantity ?? 0) > 0)[Number(at)] ?? head,
        column: ofLine[String(name) as 'sku'] ?? 'Lineitem price',
      }
    if (part === 'shippingAddress') return { row: head, column: addressPart('Shipping', at) }
    if (part === 'billingAddress') return { row: head, column: addressPart('Billing', at) }
    return { row: head, column: columnOf[String(part)] ?? 'Name' }
  })
}

const columnOf: Record<string, string> = {
  email: 'Email',
  status: 'Fulfillment Status',
  currency: 'Currency',
  discount: 'Discount Amount',
  shipping: 'Shipping',
  tax: 'Taxes',
  total: 'Total',
  placedAt: 'Created at',
  shipments: 'Fulfilled at',
}

const addressParts: Record<string, string> = {
  company: 'Company',
  line1: 'Address1',
  line2: 'Address2',
  town: 'City',
  region: 'Province',
  postcode: 'Zip',
  country: 'Country',
}
const addressPart = (side: string, part: PropertyKey | undefined) =>
  `${side} ${addressParts[String(part)] ?? 'Name'}`

const fulfilment: Record<string, 'received' | 'packing' | 'sent' | 'cancelled'> = {
  '': 'received',
  unfulfilled: 'received',
  pending: 'received',
  scheduled: 'received',
  'on hold': 'received',
  open: 'received',
  partial: 'packing',
  'partially fulfilled': 'packing',
  'in progress': 'packing',
  fulfilled: 'sent',
  restocked: 'cancelled',
}

function statusOf(head: RowReader, placedAt: string | null, circumstances: Circumstances) {
  if (head.text('Cancelled at') !== '' || head.text('Financial Status').toLowerCase() === 'voided')
    return 'cancelled'
  const told = head.text('Fulfillment Status')
  const status = fulfilment[told.toLowerCase().replaceAll('_', ' ')]
  if (!status) head.refuse('Fulfillment Status', `${JSON.stringify(told)} is not known`)
  return status === 'sent' ? sentOrDelivered(placedAt, circumstances) : (status ?? 'received')
}

type Line = { quantity: number; unitPrice: number; discount: number }

/**
 * Of the order besides its lines. Shopify tells all discounts in one sum, in which those of the lines may be
 * contained; what makes the Subtotal come out right is believed.
 */
function discountOf(head: RowReader, unit: string, lines: Line[]): number {
  const told = head.money('Discount Amount', unit, nothing)
  const ofLines = lines.reduce((sum, { discount }) => sum + discount, 0)
  if (ofLines === 0 || head.text('Subtotal') === '') return told
  const gross = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
  const subtotal = head.money('Subtotal', unit, shopMoney)
  if (gross - ofLines - told === subtotal) return told
  if (gross - told === subtotal) return Math.max(0, told - ofLines)
  return gross - ofLines === subtotal ? 0 : told
}

/** Where the region is printed as its code. */
const codeOnParcels = new Set(['US', 'CA', 'AU', 'IT', 'BR'])

function addressOf(row: RowReader, side: 'Shipping' | 'Billing') {
  if (addressColumns(side).every((column) => row.text(column) === '')) return null
  const text = (part: string) => row.textOrNull(`${side} ${part}`)
  const country = row.country(`${side} Country`)
  const code = text('Province')
  return {
    name: row.firstOf(`${side} Name`, `${side} Company`, 'Billing Name', 'Shipping Name') ?? '',
    company: text('Company'),
    line1: text('Address1') ?? text('Street'),
    line2: text('Address2'),
    town: text('City'),
    region: codeOnParcels.has(country ?? '') ? code : (text('Province Name') ?? code),
    postcode: text('Zip'),
    country,
  }
}
