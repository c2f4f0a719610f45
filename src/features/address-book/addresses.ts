import { and, asc, count, eq, exists, lt, type SQL } from 'drizzle-orm'
import { atomically, type Transaction } from '../../database/atomically.ts'
import type { Database } from '../../database/database.ts'
import { newId } from '../../database/ids.ts'
import { always, insertWhen } from '../../database/insert-when.ts'
import { given, prepared } from '../../database/prepared.ts'
import { address } from './address.table.ts'
import type { CheckedAddress } from './check-address.ts'

export type Address = typeof address.$inferSelect

export type DefaultUse = 'shipping' | 'billing'

/** What a customer decides about an address beside what stands on the parcel. */
export type Wishes = { called: string | null; shipping: boolean; billing: boolean }

/** The customer's addresses, in the order in which they were added. */
export async function listAddresses(database: Database, customerId: string): Promise<Address[]> {
  return database
    .select()
    .from(address)
    .where(eq(address.customerId, customerId))
    .orderBy(asc(address.createdAt), asc(address.id))
}

/** Undefined for one that is not there, and just so for somebody else's. */
export async function findAddress(
  database: Pick<Database, 'select'>,
  customerId: string,
  id: string,
): Promise<Address | undefined> {
  const [found] = await database.select().from(address).where(ownedBy(customerId, id)).limit(1)
  return found
}

/** Statement */
export const addAddress = (
  transaction: Transaction,
  customerId: string,
  added: Omit<typeof address.$inferInsert, 'id' | 'customerId' | 'createdAt'>,
  now: Date,
) => transaction.insert(address).values({ id: newId(now), customerId, ...added, createdAt: now })

/**
 * Adds an address under an id that its form derives, unless the book holds `most` already: the insert's own
 * condition counts, so that of many at the same moment no more get in than there is room for. `added` also when
 * the same form has added it before.
 */
export async function addToBook(
  database: Database,
  customerId: string,
  { id, most }: { id: string; most: number },
  { called, shipping, billing, ...checked }: CheckedAddress & Wishes,
  now: Date,
): Promise<'added' | 'full'> {
  const row = { id, customerId, called, ...checked, createdAt: now }
  await atomically(database, (transaction) => {
    const held = transaction.select({ held: count() }).from(address).where(eq(address.customerId, customerId))
    return [
      insertWhen(
        transaction,
        address,
        { ...row, defaultShipping: false, defaultBilling: false },
        lt(held, most),
      ).onConflictDoNothing(),
      ...defaultsWanted(transaction, customerId, id, { shipping, billing }),
    ]
  })
  return (await findAddress(database, customerId, id)) ? 'added' : 'full'
}

/** Replaces what stands in an address; false when it is not there, or not this customer's. */
export async function changeAddress(
  database: Database,
  customerId: string,
  id: string,
  { called, shipping, billing, ...checked }: CheckedAddress & Wishes,
  now: Date,
): Promise<boolean> {
  const noLonger = {
    ...(shipping ? {} : { defaultShipping: false }),
    ...(billing ? {} : { defaultBilling: false }),
  }
  const [changed] = await atomically(database, (transaction) => [
    transaction
      .update(address)
      .set({ ...checked, called, ...noLonger, updatedAt: now })
      .where(ownedBy(customerId, id))
      .returning({ id: address.id }),
    ...defaultsWanted(transaction, customerId, id, { shipping, billing }),
  ])
  return (changed?.length ?? 0) > 0
}

/** Makes it the one that is used unless the customer says otherwise; false when it is not there. */
export async function makeDefault(
  database: Database,
  customerId: string,
  id: string,
  use: DefaultUse,
): Promise<boolean> {
  const changed = await onlyDefault(database, customerId, id, use).returning({ id: address.id })
  return changed.length > 0
}

/** False when it is not there, or not this customer's. */
export async function removeAddress(database: Database, customerId: string, id: string): Promise<boolean> {
  const removed = await database.delete(address).where(ownedBy(customerId, id)).returning({ id: address.id })
  return removed.length > 0
}

/** The country that a customer is most likely at home in: of a default address, else of the first one. */
export function makeHomeCountry(database: Database) {
  const { country, defaultShipping, defaultBilling } = address
  const find = prepared(
    database
      .select({ country, defaultShipping, defaultBilling })
      .from(address)
      .where(eq(address.customerId, given('customerId')))
      .orderBy(asc(address.createdAt), asc(address.id)),
  )

  return async (customerId: string): Promise<string | null> => {
    const addresses = await find({ customerId })
    const home =
      addresses.find((each) => each.defaultShipping) ??
      addresses.find((each) => each.defaultBilling) ??
      addresses[0]
    return home?.country ?? null
  }
}

const ownedBy = (customerId: string, id: string) =>
  and(eq(address.customerId, customerId), eq(address.id, id))

const columns = { shipping: 'defaultShipping', billing: 'defaultBilling' } as const

/** Statements: make it the one for these uses, if the condition holds. */
export function defaultsWanted(
  transaction: Transaction,
  customerId: string,
  id: string,
  wanted: Record<DefaultUse, boolean>,
  condition: SQL = always,
) {
  const uses = (['shipping', 'billing'] as const).filter((use) => wanted[use])
  return uses.map((use) => onlyDefault(transaction, customerId, id, use, condition))
}

/** Statement: one update sets the new default and takes the mark off every other, so there are never two. */
const onlyDefault = (
  transaction: Transaction,
  customerId: string,
  id: string,
  use: DefaultUse,
  condition: SQL = always,
) =>
  transaction
    .update(address)
    .set({ [columns[use]]: eq(address.id, id) })
    .where(
      and(
        eq(address.customerId, customerId),
        exists(transaction.select({ id: address.id }).from(address).where(ownedBy(customerId, id))),
        condition,
      ),
    )
