import { type IncomingOrder, incomingOrder } from '../orders/incoming-order.ts'
import { checked } from './checked.ts'
import type { Circumstances, Format } from './format.ts'
import { readCurrency } from './money.ts'
import type { RowReader } from './row-reader.ts'
import { sentOrDelivered } from './settled-status.ts'
import { itemsOf, lineColumns, lineOf } from './woocommerce-lines.ts'

const addressColumns = (side: string) =>
  [
    'first_name',
    'last_name',
    'company',
    'address_1',
    'address_2',
    'postcode',
    'city',
    'state',
    'country',
  ].map((part) => `${side}_${part}`)

const columns: Record<string, string[]> = {
  order_id: [],
  order_number: [],
  order_number_formatted: [],
  date: ['order_date'],
  status: [],
  shipping_total: [],
  fee_total: [],
  tax_total: [],
  discount_total: [],
  order_total: [],
  order_currency: [],
  billing_email: ['customer_email'],
}
const others = [
  ...[...addressColumns('billing'), ...addressColumns('shipping')],
  ...['item_name', 'item_sku', 'item_quantity', 'item_subtotal', 'item_total', 'item_meta', 'line_items'],
  ...lineColumns,
]

/**
 * Orders as the two plugins write them that most shops have: SkyVerge's Customer/Order/Coupon Export (formats Default and
 * Default - One Row per Item) and WebToffee's Order Export & Order Import, which took over its columns. Amounts
 * have a point before the decimals and are without tax, which is told in a sum.
 */
export const wooCommerceOrders: Format<IncomingOrder> = {
  from: 'woocommerce',
  what: 'orders',
  title:
    'Customer/Order/Coupon Export for WooCommerce (Default, or Default - One Row per Item), or WebToffee’s Order Export & Order Import',
  columns: { ...columns, ...Object.fromEntries(others.map((name) => [name, []])) },
  required: ['order_id', 'date', 'status', 'order_total', 'order_currency'],
  groupedBy: ['order_number_formatted', 'order_number', 'order_id'],
  read: readOrder,
}

const shopMoney = { decimals: true }
const nothing = { decimals: true, otherwise: 0 }

function readOrder(rows: RowReader[], circumstances: Circumstances) {
  const [head] = rows as [RowReader]
  const currency = readCurrency(head.text('order_currency'))
  if (!currency.ok) head.refuse('order_currency', currency.reason)
  const unit = currency.ok ? currency.value : 'EUR'
  const items = itemsOf(rows)
  const fee = head.money('fee_total', unit, nothing)
  const placedAt = head.moment('date', circumstances.timeZone)
  const number = head.firstOf('order_number_formatted', 'order_number', 'order_id') ?? ''
  const read = {
    number: number.replace(/^#(?=.)/, ''),
    email: head.textOrNull('billing_email'),
    status: statusOf(head, placedAt, circumstances),
    currency: unit,
    // A negative fee is how many shops give a discount by hand.
    discount: head.money('discount_total', unit, nothing) + Math.max(0, -fee),
    shipping: head.money('shipping_total', unit, nothing),
    tax: head.money('tax_total', unit, nothing),
    total: head.money('order_total', unit, shopMoney),
    shippingAddress: addressOf(head, 'shipping'),
    billingAddress: addressOf(head, 'billing'),
    placedAt,
    lines: [
      ...items.map((item) => lineOf(item, unit)),
      ...(fee > 0 ? [{ name: 'Fee', quantity: 1, unitPrice: fee }] : []),
    ],
  }
  return checked(incomingOrder, read, head, ([part, at]) => {
    if (part === 'lines') return items[Number(at)] ?? { row: head, column: 'fee_total' }
    if (part === 'shippingAddress') return { row: head, column: addressPart('shipping', at) }
    if (part === 'billingAddress') return { row: head, column: addressPart('billing', at) }
    return { row: head, column: columnOf[String(part)] ?? 'order_id' }
  })
}

const columnOf: Record<string, string> = {
  email: 'billing_email',
  status: 'status',
  currency: 'order_currency',
  discount: 'discount_total',
  shipping: 'shipping_total',
  tax: 'tax_total',
  total: 'order_total',
  placedAt: 'date',
}

const addressParts: Record<string, string> = {
  company: 'company',
  line1: 'address_1',
  line2: 'address_2',
  town: 'city',
  region: 'state',
  postcode: 'postcode',
  country: 'country',
}
const addressPart = (side: string, part: PropertyKey | undefined) =>
  `${side}_${addressParts[String(part)] ?? 'last_name'}`

const statuses: Record<string, 'received' | 'sent' | 'cancelled'> = {
  pending: 'received',
  'on-hold': 'received',
  processing: 'received',
  completed: 'sent',
  cancelled: 'cancelled',
  refunded: 'cancelled',
  failed: 'cancelled',
}

function statusOf(head: RowReader, placedAt: string | null, circumstances: Circumstances) {
  const told = head.text('status')
  const status = statuses[told.toLowerCase().replace(/^wc-/, '').replace(/\s/g, '-')]
  if (!status) head.refuse('status', told === '' ? 'is empty' : `${JSON.stringify(told)} is not known`)
  return status === 'sent' ? sentOrDelivered(placedAt, circumstances) : (status ?? 'received')
}

function addressOf(row: RowReader, side: 'shipping' | 'billing') {
  if (addressColumns(side).every((column) => row.text(column) === '')) return null
  const text = (part: string) => row.textOrNull(`${side}_${part}`)
  const nameOf = (which: string) =>
    `${row.text(`${which}_first_name`)} ${row.text(`${which}_last_name`)}`.trim()
  return {
    name: nameOf(side) || text('company') || nameOf('billing'),
    company: text('company'),
    line1: text('address_1'),
    line2: text('address_2'),
    town: text('city'),
    region: text('state'),
    postcode: text('postcode'),
    country: row.country(`${side}_country`),
  }
}
