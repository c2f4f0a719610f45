import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { customer } from './customer.table.ts'
import type { Customer } from './customers.ts'

/** The customer of the shop's own id; undefined when there is none. */
export async function findByExternalId(
  database: Database,
  externalId: string,
): Promise<Customer | undefined> {
  const [found] = await database.select().from(customer).where(eq(customer.externalId, externalId)).limit(1)
  return found
}

/** The shop's own id of each of these customers, by our id; null for those that have none. */
export async function externalIdsOf(database: Database, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .select({ id: customer.id, externalId: customer.externalId })
    .from(customer)
    .where(inArray(customer.id, ids))
  return new Map(rows.map(({ id, externalId }) => [id, externalId]))
}

/** Customers in the sequence in which they came, after the id, at most `limit`. */
export async function listCustomers(
  database: Database,
  { email }: { email?: string },
  afterId: string | null,
  limit: number,
): Promise<Customer[]> {
  return database
    .select()
    .from(customer)
    .where(
      and(
        email === undefined ? undefined : eq(customer.email, email),
        afterId === null ? undefined : gt(customer.id, afterId),
      ),
    )
    .orderBy(asc(customer.id))
    .limit(limit)
}
