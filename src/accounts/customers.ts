import { and, asc, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { inList } from '../database/in-list.ts'
import { given, prepared } from '../database/prepared.ts'
import { customer } from './customer.table.ts'

export type Customer = typeof customer.$inferSelect

export type Profile = Pick<Customer, 'firstName' | 'lastName' | 'company' | 'phone' | 'language'>

/** Finds the customer of an address in the form `normaliseEmail` gives; undefined when there is none. */
export function customerByEmail(database: Database) {
  const find = prepared(
    database
      .select()
      .from(customer)
      .where(eq(customer.email, given('email'))),
  )
  return async (email: string): Promise<Customer | undefined> => (await find({ email }))[0]
}

export async function findCustomer(database: Database, id: string): Promise<Customer | undefined> {
  const [found] = await database.select().from(customer).where(eq(customer.id, id)).limit(1)
  return found
}

/** Statement: adds a customer whose address is proven or vouched for by the shop. Throws when it is taken. */
export const addCustomer = (
  transaction: Transaction,
  added: Profile & {
    id: string
    email: string
    passwordHash: string | null
    createdAt: Date
    emailProvenAt?: Date | null
  },
) => transaction.insert(customer).values({ ...added, updatedAt: added.createdAt })

/** Statement: the customer has proven to read this mailbox, if the condition holds. The first time is kept. */
export const proveEmail = (
  transaction: Transaction,
  { id, email }: Pick<Customer, 'id' | 'email'>,
  condition: SQL,
  now: Date,
) =>
  transaction
    .update(customer)
    .set({ emailProvenAt: now })
    .where(and(eq(customer.id, id), eq(customer.email, email), isNull(customer.emailProvenAt), condition))

export async function saveProfile(
  database: Database,
  customerId: string,
  profile: Profile & Pick<Customer, 'newsletterAgreedAt' | 'newsletterWording'>,
  now: Date,
) {
  await database
    .update(customer)
    .set({ ...profile, updatedAt: now })
    .where(eq(customer.id, customerId))
}

export async function saveLanguage(
  database: Database,
  customerId: string,
  language: 'en' | 'fr',
  now: Date,
): Promise<void> {
  await database.update(customer).set({ language, updatedAt: now }).where(eq(customer.id, customerId))
}

/** Stores today's parameters' hash of the same password, unless the password was changed meanwhile. */
export async function refreshPasswordHash(
  database: Database,
  customerId: string,
  old: string,
  fresh: string,
) {
  await database
    .update(customer)
    .set({ passwordHash: fresh })
    .where(and(eq(customer.id, customerId), eq(customer.passwordHash, old)))
}

/**
 * Statement: sets a new password, if the old one is still the one that was checked and the condition holds.
 * Later statements ask `customerWithPassword` whether it did: every hash has a salt of its own.
 */
export const replacePassword = (
  transaction: Transaction,
  { id, passwordHash: old }: Customer,
  fresh: string,
  condition: SQL,
  now: Date,
) =>
  transaction
    .update(customer)
    .set({ passwordHash: fresh, updatedAt: now })
    .where(
      and(
        eq(customer.id, id),
        old === null ? isNull(customer.passwordHash) : eq(customer.passwordHash, old),
        eq(customer.disabled, false),
        condition,
      ),
    )
    .returning({ id: customer.id })

/** Query: a row when the customer is enabled and has this very password hash, for conditions. */
export const customerWithPassword = (transaction: Transaction, id: string, passwordHash: string) =>
  transaction
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.id, id), eq(customer.passwordHash, passwordHash), eq(customer.disabled, false)))

export const fullName = ({ firstName, lastName }: Pick<Customer, 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`.trim()

export const countCustomers = (database: Database): Promise<number> => database.$count(customer)

/** What these customers are called, by id; those who are no more are left out. */
export async function customerNames(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { id, firstName, lastName, email } = customer
  const rows = await database.select({ id, firstName, lastName, email }).from(customer).where(inList(id, ids))
  return new Map(rows.map((row) => [row.id, fullName(row) || row.email]))
}

/** Customers in the sequence of their ids, which is that of their coming: at most so many behind this one. */
export const customersAfter = (database: Database, id: string, most: number): Promise<Customer[]> =>
  database.select().from(customer).where(gt(customer.id, id)).orderBy(asc(customer.id)).limit(most)
