import { and, asc, desc, eq, type InferSelectModel, lt } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { given, givenAs, prepared } from '../database/prepared.ts'
import { order } from './order.table.ts'
import { orderLine } from './order-line.table.ts'
import { shipment } from './shipment.table.ts'

export type { OrderAddress } from './order.table.ts'

export type Order = InferSelectModel<typeof order>
export type OrderLine = InferSelectModel<typeof orderLine>
export type Shipment = InferSelectModel<typeof shipment>
export type OrderStatus = Order['status']

export type WholeOrder = Order & { lines: OrderLine[]; shipments: Shipment[] }

/** In the order of an order's life. */
export const orderStatuses = order.status.enumValues

/** The customer's order of this number, as the shop prints it, with lines and shipments; undefined for others'. */
export function orderByNumber(database: Database) {
  const find = prepared(
    database
      .select()
      .from(order)
      .where(and(eq(order.number, given('number')), eq(order.customerId, given('customerId')))),
  )
  const linesOf = prepared(
    database
      .select()
      .from(orderLine)
      .where(eq(orderLine.orderId, given('orderId')))
      .orderBy(asc(orderLine.position)),
  )
  const shipmentsOf = prepared(
    database
      .select()
      .from(shipment)
      .where(eq(shipment.orderId, given('orderId')))
      .orderBy(asc(shipment.position)),
  )

  return async (customerId: string, number: string): Promise<WholeOrder | undefined> => {
    const [found] = await find({ customerId, number })
    if (!found) return undefined
    const orderId = found.id
    return { ...found, lines: await linesOf({ orderId }), shipments: await shipmentsOf({ orderId }) }
  }
}

/** When the customer's newest order before an instant was placed; undefined when there is none. */
export function newestOrderBefore(database: Database) {
  const newestBefore = prepared(
    database
      .select({ placedAt: order.placedAt })
      .from(order)
      .where(
        and(
          eq(order.customerId, given('customerId')),
          lt(order.placedAt, givenAs(order.placedAt, 'instant')),
        ),
      )
      .orderBy(desc(order.placedAt))
      .limit(1),
  )
  return async (customerId: string, instant: Date): Promise<Date | undefined> =>
    (await newestBefore({ customerId, instant }))[0]?.placedAt
}

type Added<Row> = Omit<Row, 'id' | 'orderId' | 'position'>
export type NewOrder = Omit<typeof order.$inferInsert, 'id' | 'customerId'>
export type NewOrderLine = Added<typeof orderLine.$inferInsert>
export type NewShipment = Added<typeof shipment.$inferInsert>

/** Statement: an order without lines. */
export const addOrder = (transaction: Transaction, customerId: string, added: NewOrder) =>
  transaction.insert(order).values({ id: newId(added.placedAt), customerId, ...added })

/** Statements: orders of one customer, at most a thousand with their lines: an insert takes so many values. */
export function addOrders(
  transaction: Transaction,
  customerId: string,
  added: (NewOrder & { lines: NewOrderLine[]; shipments: NewShipment[] })[],
) {
  const orders = added.map(({ lines, shipments, ...fields }) => ({
    row: { id: newId(fields.placedAt), customerId, ...fields },
    lines,
    shipments,
  }))
  const partsOf = <Part>(parts: Part[], { id, placedAt }: { id: string; placedAt: Date }) =>
    parts.map((part, position) => ({ id: newId(placedAt), orderId: id, position, ...part }))
  const lines = orders.flatMap((each) => partsOf(each.lines, each.row))
  const shipments = orders.flatMap((each) => partsOf(each.shipments, each.row))

  return [
    ...(orders.length > 0 ? [transaction.insert(order).values(orders.map(({ row }) => row))] : []),
    ...(lines.length > 0 ? [transaction.insert(orderLine).values(lines)] : []),
    ...(shipments.length > 0 ? [transaction.insert(shipment).values(shipments)] : []),
  ]
}

/** How many orders a customer has. */
export const countOrdersOf = (database: Database, customerId: string): Promise<number> =>
  database.$count(order, eq(order.customerId, customerId))
