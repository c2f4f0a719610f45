import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { given, givenAs, prepared } from '../database/prepared.ts'
import { order } from './order.table.ts'
import type { OrderStatus } from './orders.ts'

/** A place between two orders of a list: just behind (or before) the order placed then, of this id. */
export type OrderPlace = { placedAt: Date; id: string }

export type OrderFilter = {
  /** From this instant on; null: from the first. */
  from: Date | null
  /** Before this instant; null: to the newest. */
  until: Date | null
  status: OrderStatus | null
}

/** One order of a list. */
export type ListedOrder = OrderPlace & {
  number: string
  status: OrderStatus
  /** Minor units */
  total: number
  /** ISO 4217 */
  currency: string
}

export type OrderPage = {
  /** Newest first */
  orders: ListedOrder[]
  /** Where the pages beside this one begin; null when there is none. */
  newer: OrderPlace | null
  older: OrderPlace | null
}

export type Direction = 'older' | 'newer'

export const ordersPerPage = 20

/** The ends of time as far as a Date reaches (ECMA-262, time values). */
const first = new Date(-8.64e15)
const last = new Date(8.64e15)

/** The columns of a `ListedOrder`. */
export const listed = {
  id: order.id,
  number: order.number,
  status: order.status,
  total: order.total,
  currency: order.currency,
  placedAt: order.placedAt,
}

/**
 * The customer's orders, newest first, a page at a time. Pages begin behind an order, not at a count, so that
 * none is shown twice or left out while orders arrive. Without a place it is the first page; so it is when
 * nothing is left behind the place, or less than a page before it.
 */
export function orderPages(database: Database) {
  const reading = {
    older: { any: prepare(database, 'older'), one: prepare(database, 'older', true) },
    newer: { any: prepare(database, 'newer'), one: prepare(database, 'newer', true) },
  }

  return async (
    customerId: string,
    filter: OrderFilter,
    place: (OrderPlace & { to: Direction }) | null,
  ): Promise<OrderPage> => {
    const { from, until, status } = filter
    const bounds = { customerId, from: from ?? first, until: until ?? last, status }
    const read = (direction: Direction, { placedAt, id }: OrderPlace, count: number) =>
      reading[direction][status ? 'one' : 'any']({ ...bounds, placedAt, id, count })

    if (place?.to === 'newer') {
      const found = await read('newer', place, ordersPerPage + 1)
      if (found.length >= ordersPerPage) {
        const orders = found.slice(0, ordersPerPage).reverse()
        return {
          orders,
          newer: found.length > ordersPerPage ? placeOf(orders[0]) : null,
          older: placeOf(orders.at(-1)),
        }
      }
    }
    if (place?.to === 'older') {
      const found = await read('older', place, ordersPerPage + 1)
      const newest = found[0]
      if (newest) {
        const [before] = await read('newer', newest, 1)
        return pageFrom(found, before ? placeOf(newest) : null)
      }
    }
    return pageFrom(await read('older', { placedAt: bounds.until, id: '' }, ordersPerPage + 1), null)
  }
}

function pageFrom(found: ListedOrder[], newer: OrderPlace | null): OrderPage {
  const orders = found.slice(0, ordersPerPage)
  return { orders, newer, older: found.length > ordersPerPage ? placeOf(orders.at(-1)) : null }
}

const placeOf = (one: OrderPlace | undefined): OrderPlace | null =>
  one ? { placedAt: one.placedAt, id: one.id } : null

const moment = (name: string) => givenAs(order.placedAt, name)

/** Each of the four spellings is one walk along the index of owner, time and id. */
function prepare(database: Database, direction: Direction, withStatus = false) {
  const [at, id] = [moment('placedAt'), given('id')]
  const [beyond, upTo, along] = direction === 'older' ? [lt, lte, desc] : [gt, gte, asc]
  const conditions: (SQL | undefined)[] = [
    eq(order.customerId, given('customerId')),
    gte(order.placedAt, moment('from')),
    lt(order.placedAt, moment('until')),
    // The first half alone bounds the walk along the index; an `or` does not.
    upTo(order.placedAt, at),
    or(beyond(order.placedAt, at), beyond(order.id, id)),
  ]
  if (withStatus) conditions.push(eq(order.status, given('status')))
  return prepared(
    database
      .select(listed)
      .from(order)
      .where(and(...conditions))
      .orderBy(along(order.placedAt), along(order.id))
      .limit(given('count')),
  )
}
