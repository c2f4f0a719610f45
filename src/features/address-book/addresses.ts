import { asc, eq } from 'drizzle-orm'
import type { Transaction } from '../../database/atomically.ts'
import type { Database } from '../../database/database.ts'
import { newId } from '../../database/ids.ts'
import { address } from './address.table.ts'

export type Address = typeof address.$inferSelect

/** The customer's addresses, in the order in which they were added. */
export async function listAddresses(database: Database, customerId: string): Promise<Address[]> {
  return database
    .select()
    .from(address)
    .where(eq(address.customerId, customerId))
    .orderBy(asc(address.createdAt), asc(address.id))
}

/** Statement */
export const addAddress = (
  transaction: Transaction,
  customerId: string,
  added: Omit<typeof address.$inferInsert, 'id' | 'customerId' | 'createdAt'>,
  now: Date,
) => transaction.insert(address).values({ id: newId(now), customerId, ...added, createdAt: now })
