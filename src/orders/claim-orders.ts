import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { order } from './order.table.ts'

/**
 * Statement: what was ordered as a guest with this address becomes the customer's, if the condition holds. Only
 * for an address whose mailbox the customer has just proven to read.
 */
export const claimOrders = (transaction: Transaction, customerId: string, email: string, condition: SQL) =>
  transaction
    .update(order)
    .set({ customerId })
    .where(and(eq(order.email, email), isNull(order.customerId), condition))
