import { desc, eq } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { order } from './order.table.ts'

export type Order = typeof order.$inferSelect

/** The customer's orders, newest first. */
export async function listOrders(database: Database, customerId: string): Promise<Order[]> {
  return database
    .select()
    .from(order)
    .where(eq(order.customerId, customerId))
    .orderBy(desc(order.placedAt), desc(order.id))
}

/** Statement */
export const addOrder = (
  transaction: Transaction,
  customerId: string,
  added: Omit<typeof order.$inferInsert, 'id' | 'customerId'>,
) => transaction.insert(order).values({ id: newId(added.placedAt), customerId, ...added })
