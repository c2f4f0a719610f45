import { and, eq, isNotNull, type SQLWrapper } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { customer } from './customer.table.ts'

/** Query: the id of the customer who has proven to read the mailbox of this address or column. */
export const customerOfProvenEmail = (transaction: Transaction, email: string | SQLWrapper) =>
  transaction
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.email, email), isNotNull(customer.emailProvenAt)))

/** Query: a row when this customer's email is that one, proven or not. */
export const customerWithEmail = (transaction: Transaction, id: string | SQLWrapper, email: string) =>
  transaction
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.id, id), eq(customer.email, email)))
