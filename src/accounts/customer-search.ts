import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { customersWithWords } from '../database/word-search.ts'
import { customer } from './customer.table.ts'
import { customerNumber } from './customer-number.table.ts'

const found = {
  id: customer.id,
  email: customer.email,
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: customer.company,
  phone: customer.phone,
  disabled: customer.disabled,
  createdAt: customer.createdAt,
}

/** A customer as a list shows one. */
export type FoundCustomer = Pick<typeof customer.$inferSelect, keyof typeof found>

/** What a page of a list begins behind, and how many it has; pages begin behind somebody, not at a count. */
type Page<Place> = { after: Place | null; most: number }

const beyondAll = '\u{10ffff}'

/** Everybody, the newest first. */
export async function newestCustomers(
  database: Database,
  { after, most }: Page<string>,
): Promise<FoundCustomer[]> {
  return database
    .select(found)
    .from(customer)
    .where(after === null ? undefined : lt(customer.id, after))
    .orderBy(desc(customer.id))
    .limit(most)
}

/** Those whose email begins so, in its order. `beginning` is spelt as `normaliseEmail` spells. */
export async function customersByEmail(
  database: Database,
  beginning: string,
  { after, most }: Page<string>,
): Promise<FoundCustomer[]> {
  const from = after === null ? gte(customer.email, beginning) : gt(customer.email, after)
  return database
    .select(found)
    .from(customer)
    .where(and(from, gte(customer.email, beginning), lt(customer.email, beginning + beyondAll)))
    .orderBy(asc(customer.email))
    .limit(most)
}

/** Those whose phone number begins in one of these ways (`+33612`), in the order of numbers. */
export async function customersByPhone(
  database: Database,
  beginnings: string[],
  { after, most }: Page<{ phone: string; id: string }>,
): Promise<FoundCustomer[]> {
  if (beginnings.length === 0) return []
  const behind =
    after &&
    or(gt(customer.phone, after.phone), and(eq(customer.phone, after.phone), gt(customer.id, after.id)))
  // One walk along the index for each, of which the database takes no more than asked for.
  const pages = await Promise.all(
    [...new Set(beginnings)].map((beginning) =>
      database
        .select(found)
        .from(customer)
        .where(
          and(gte(customer.phone, beginning), lt(customer.phone, beginning + beyondAll), behind ?? undefined),
        )
        .orderBy(asc(customer.phone), asc(customer.id))
        .limit(most),
    ),
  )
  const each = new Map(pages.flat().map((one) => [one.id, one]))
  return [...each.values()].sort((one, other) => compare(place(one), place(other))).slice(0, most)
}

const place = ({ phone, id }: FoundCustomer) => `${phone} ${id}`
const compare = (one: string, other: string) => (one < other ? -1 : 1)

/** Those whose phone number is one of these. */
export async function customersWithPhones(
  database: Database,
  phones: string[],
  most: number,
): Promise<FoundCustomer[]> {
  return database.select(found).from(customer).where(inArray(customer.phone, phones)).limit(most)
}

/** Those found by `customersWithWords`, the newest first, each with the number that a next page begins below. */
export async function customersByWords(
  database: Database,
  words: string[],
  { after, most }: Page<number>,
): Promise<(FoundCustomer & { number: number })[]> {
  const numbers = await customersWithWords(database, words, after, most)
  if (numbers.length === 0) return []
  return database
    .select({ ...found, number: customerNumber.number })
    .from(customerNumber)
    .innerJoin(customer, eq(customer.id, customerNumber.customerId))
    .where(inArray(customerNumber.number, numbers))
    .orderBy(desc(customerNumber.number))
}

/** One customer as a list shows it: by our id, or by the shop's own. */
export async function oneFound(
  database: Database,
  by: { id: string } | { externalId: string },
): Promise<FoundCustomer | undefined> {
  const where: SQL = 'id' in by ? eq(customer.id, by.id) : eq(customer.externalId, by.externalId)
  const [one] = await database.select(found).from(customer).where(where).limit(1)
  return one
}
