import { and, asc, eq, gt, gte, isNotNull, or, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { order } from './order.table.ts'
import { readStored, type StoredOrder, withParts } from './stored-order.ts'

/** Where a page of the feed ends. */
export type FeedPlace = { updatedAt: Date; id: string }

export type FeedFilter = { customerId?: string; email?: string; updatedSince?: Date }

/** The order of a number; undefined when there is none. */
export async function findOrder(database: Database, number: string): Promise<StoredOrder | undefined> {
  return (await readStored(database, [number])).get(number)
}

/**
 * Orders in the sequence of their last change, after the place, at most `limit`: one that changes meanwhile comes
 * again at the end, and none is missed.
 */
export async function listChangedOrders(
  database: Database,
  { customerId, email, updatedSince }: FeedFilter,
  after: FeedPlace | null,
  limit: number,
): Promise<StoredOrder[]> {
  const wanted: (SQL | undefined)[] = [
    isNotNull(order.updatedAt),
    customerId === undefined ? undefined : eq(order.customerId, customerId),
    email === undefined ? undefined : eq(order.email, email),
    updatedSince && gte(order.updatedAt, updatedSince),
    after && gte(order.updatedAt, after.updatedAt),
    after
      ? or(
          gt(order.updatedAt, after.updatedAt),
          and(eq(order.updatedAt, after.updatedAt), gt(order.id, after.id)),
        )
      : undefined,
  ].map((each) => each ?? undefined)
  const orders = await database
    .select()
    .from(order)
    .where(and(...wanted))
    .orderBy(asc(order.updatedAt), asc(order.id))
    .limit(limit)
  return withParts(database, orders)
}
