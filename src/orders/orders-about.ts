import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { inPages } from '../database/in-pages.ts'
import { order } from './order.table.ts'
import { type StoredOrder, withParts } from './stored-order.ts'

/** All orders of a customer, oldest first, each with its lines and shipments; the shop's own ids left out. */
export async function* ordersAbout(database: Database, customerId: string) {
  const stored = inPages<StoredOrder>(async (last, most) => {
    const orders = await database
      .select()
      .from(order)
      .where(and(eq(order.customerId, customerId), last && isBehind(last)))
      .orderBy(asc(order.placedAt), asc(order.id))
      .limit(most)
    return withParts(database, orders)
  }, 50)
  for await (const { order: found, lines, shipments } of stored) {
    const { id: _id, customerId: _customer, ...facts } = found
    yield { ...facts, lines: lines.map(withoutIds), shipments: shipments.map(withoutIds) }
  }
}

const isBehind = ({ order: { placedAt, id } }: StoredOrder) =>
  or(gt(order.placedAt, placedAt), and(eq(order.placedAt, placedAt), gt(order.id, id)))

function withoutIds<Part extends { id: string; orderId: string; position: number }>(part: Part) {
  const { id: _id, orderId: _order, position: _position, ...facts } = part
  return facts
}
