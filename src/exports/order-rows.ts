import type { Database } from '../database/database.ts'
import type { OrderAddress } from '../orders/orders.ts'
import { ordersAfter, type StoredOrder } from '../orders/stored-order.ts'
import { decimalOf } from './decimal.ts'

const batch = 200

/** Every order with its lines and shipments, in batches, in the order in which they came. */
export async function* everyOrder(database: Database): AsyncGenerator<StoredOrder[]> {
  for (let last = ''; ; ) {
    const orders = await ordersAfter(database, last, batch)
    if (orders.length === 0) return
    yield orders
    last = orders.at(-1)?.order.id ?? last
  }
}

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
] as const

const ofTheOrder = [
  ...['number', 'email', 'status', 'currency', 'placed at', 'discount', 'shipping', 'tax', 'total', 'note'],
  ...['reorder url', ...addressParts.map((part) => `shipping ${part}`)],
  ...addressParts.map((part) => `billing ${part}`),
]
const ofALine = ['line sku', 'line name', 'line option', 'line quantity', 'line unit price', 'line discount']
const ofAShipment = ['carrier', 'tracking number', 'tracking url', 'shipped at', 'delivered at']

/** As our own import names them. */
export const orderColumns = [...ofTheOrder, ...ofALine, ...ofAShipment]

/** The rows of one order: what belongs to the order stands in the first, lines and shipments one in each. */
export function orderRows({ order, lines, shipments }: StoredOrder): string[][] {
  const rows = Math.max(1, lines.length, shipments.length)
  return Array.from({ length: rows }, (_, at) => [
    ...(at === 0 ? orderCells(order) : [order.number, ...ofTheOrder.slice(1).map(() => '')]),
    ...lineCells(lines[at], order.currency),
    ...shipmentCells(shipments[at]),
  ])
}

function orderCells(order: StoredOrder['order']): string[] {
  const money = (amount: number) => decimalOf(amount, order.currency)
  return [
    order.number,
    order.email ?? '',
    order.status,
    order.currency,
    order.placedAt.toISOString(),
    money(order.discount),
    money(order.shipping),
    money(order.tax),
    money(order.total),
    order.note ?? '',
    order.reorderUrl ?? '',
    ...addressCells(order.shippingAddress),
    ...addressCells(order.billingAddress),
  ]
}

const addressCells = (address: OrderAddress | null): string[] =>
  addressParts.map((part) => address?.[part] ?? '')

const lineCells = (line: StoredOrder['lines'][number] | undefined, currency: string): string[] =>
  line
    ? [
        line.sku ?? '',
        line.name,
        line.option ?? '',
        String(line.quantity),
        decimalOf(line.unitPrice, currency),
        decimalOf(line.discount, currency),
      ]
    : ofALine.map(() => '')

const shipmentCells = (parcel: StoredOrder['shipments'][number] | undefined): string[] => [
  parcel?.carrier ?? '',
  parcel?.trackingNumber ?? '',
  parcel?.trackingUrl ?? '',
  parcel?.shippedAt?.toISOString() ?? '',
  parcel?.deliveredAt?.toISOString() ?? '',
]

/** One order for programs; amounts in minor units, as over the API. */
export function orderObject({ order, lines, shipments }: StoredOrder) {
  return {
    ...order,
    lines: lines.map(({ id: _, orderId: __, position: ___, ...line }) => line),
    shipments: shipments.map(({ id: _, orderId: __, position: ___, ...parcel }) => parcel),
  }
}
