import { asc, gt, inArray } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import type { IncomingOrder } from './incoming-order.ts'
import { order } from './order.table.ts'
import { orderLine } from './order-line.table.ts'
import { shipment } from './shipment.table.ts'

export type OrderLine = typeof orderLine.$inferSelect
export type Shipment = typeof shipment.$inferSelect

/** An order with everything that belongs to it. */
export type StoredOrder = { order: typeof order.$inferSelect; lines: OrderLine[]; shipments: Shipment[] }

/** Those of these numbers that there are, by number. */
export async function readStored(database: Database, numbers: string[]): Promise<Map<string, StoredOrder>> {
  const orders = await database.select().from(order).where(inArray(order.number, numbers))
  const found = await withParts(database, orders)
  return new Map(found.map((stored) => [stored.order.number, stored]))
}

/** Orders in the sequence of their ids: at most so many behind this one. */
export async function ordersAfter(database: Database, id: string, most: number): Promise<StoredOrder[]> {
  const orders = await database
    .select()
    .from(order)
    .where(gt(order.id, id))
    .orderBy(asc(order.id))
    .limit(most)
  return withParts(database, orders)
}

/** The same orders, each with its lines and shipments in their order. */
export async function withParts(
  database: Database,
  orders: (typeof order.$inferSelect)[],
): Promise<StoredOrder[]> {
  if (orders.length === 0) return []
  const ids = orders.map(({ id }) => id)
  const lines = await database
    .select()
    .from(orderLine)
    .where(inArray(orderLine.orderId, ids))
    .orderBy(asc(orderLine.position))
  const shipments = await database
    .select()
    .from(shipment)
    .where(inArray(shipment.orderId, ids))
    .orderBy(asc(shipment.position))

  const parts = new Map(
    orders.map((each) => [each.id, { order: each, lines: [], shipments: [] } as StoredOrder]),
  )
  for (const line of lines) parts.get(line.orderId)?.lines.push(line)
  for (const each of shipments) parts.get(each.orderId)?.shipments.push(each)
  return [...parts.values()]
}

type Line = IncomingOrder['lines'][number]
type Parcel = IncomingOrder['shipments'][number]

export const sameOrder = (stored: StoredOrder['order'], incoming: IncomingOrder): boolean =>
  same(factsOf(stored), factsOf(incoming))

export const sameLines = (stored: Line[], incoming: Line[]): boolean =>
  same(stored.map(lineFacts), incoming.map(lineFacts))

export const sameShipments = (stored: Parcel[], incoming: Parcel[]): boolean =>
  same(stored.map(shipmentFacts), incoming.map(shipmentFacts))

/** Dates compare as their instants; objects by their parts in the order that the functions below write them. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

type Facts = Omit<IncomingOrder, 'lines' | 'shipments'>

const factsOf = (facts: Facts) => [
  facts.email,
  facts.status,
  facts.currency,
  facts.discount,
  facts.shipping,
  facts.tax,
  facts.total,
  addressFacts(facts.shippingAddress),
  addressFacts(facts.billingAddress),
  facts.note,
  facts.reorderUrl,
  facts.placedAt,
]

const addressFacts = (address: Facts['shippingAddress']) =>
  address && [
    address.name,
    address.company,
    address.line1,
    address.line2,
    address.district,
    address.town,
    address.region,
    address.postcode,
    address.country,
  ]

const lineFacts = ({ sku, name, option, quantity, unitPrice, discount }: Line) => [
  sku,
  name,
  option,
  quantity,
  unitPrice,
  discount,
]

const shipmentFacts = ({ carrier, trackingNumber, trackingUrl, shippedAt, deliveredAt }: Parcel) => [
  carrier,
  trackingNumber,
  trackingUrl,
  shippedAt,
  deliveredAt,
]
