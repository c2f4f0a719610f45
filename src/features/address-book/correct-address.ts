import { and, eq, exists, isNull } from 'drizzle-orm'
import type { Customer } from '../../accounts/customers.ts'
import type { By } from '../../accounts/deletions.ts'
import { newsOfShop } from '../../accounts/shop-news.ts'
import { atomically, type Transaction } from '../../database/atomically.ts'
import type { Database } from '../../database/database.ts'
import { queueEmail } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import type { HistoryEvent } from '../../history-events.ts'
import { address } from './address.table.ts'
import { type Address, addToBook, defaultsWanted, findAddress, type Wishes } from './addresses.ts'
import type { CheckedAddress } from './check-address.ts'

type Wanted = CheckedAddress & Wishes

/** When an address was changed last, as a form carries it: it tells whether somebody has changed it meanwhile. */
export const seenOf = ({ updatedAt }: Address): string => String(updatedAt?.getTime() ?? 0)

/**
 * Corrects an address if nobody has changed or removed it since `before` was read. The customer is told by email;
 * history keeps the names of the fields.
 */
export async function correctAddress(
  database: Database,
  about: Customer,
  before: Address,
  wanted: Wanted,
  by: By,
  now: Date,
): Promise<'corrected' | 'unchanged' | 'overtaken'> {
  const { shipping, billing, ...parts } = wanted
  const set = { ...parts, defaultShipping: shipping, defaultBilling: billing }
  const fields = (Object.keys(set) as (keyof typeof set)[]).filter((name) => set[name] !== before[name])
  if (fields.length === 0) return 'unchanged'

  // Moves on in any case: two within one millisecond are told apart.
  const updatedAt = new Date(Math.max(now.getTime(), (before.updatedAt?.getTime() ?? 0) + 1))
  const [, , [saved]] = await atomically(database, (transaction) => {
    const still = exists(transaction.select({ id: address.id }).from(address).where(asRead(before)))
    const written = and(eq(address.id, before.id), eq(address.updatedAt, updatedAt))
    const isSaved = exists(transaction.select({ id: address.id }).from(address).where(written))
    return [
      ...tell(transaction, about, { event: 'address-changed', id: before.id, fields }, by, now, still),
      transaction
        .update(address)
        .set({ ...set, updatedAt })
        .where(asRead(before))
        .returning({ id: address.id }),
      ...defaultsWanted(transaction, about.id, before.id, { shipping, billing }, isSaved),
    ]
  })
  return saved ? 'corrected' : 'overtaken'
}

/** Adds an address for a customer, once for each page it is posted from. */
export async function addForCustomer(
  database: Database,
  about: Customer,
  { id, most }: { id: string; most: number },
  wanted: Wanted,
  by: By,
  now: Date,
): Promise<'added' | 'full'> {
  if (await findAddress(database, about.id, id)) return 'added'
  const outcome = await addToBook(database, about.id, { id, most }, wanted, now)
  if (outcome === 'added')
    await atomically(database, (transaction) =>
      tell(transaction, about, { event: 'address-added', id }, by, now),
    )
  return outcome
}

/** Removes an address if nobody has changed it since it was read; false then. */
export async function removeForCustomer(
  database: Database,
  about: Customer,
  before: Address,
  by: By,
  now: Date,
): Promise<boolean> {
  const [, , [removed]] = await atomically(database, (transaction) => {
    const still = exists(transaction.select({ id: address.id }).from(address).where(asRead(before)))
    return [
      ...tell(transaction, about, { event: 'address-removed', id: before.id }, by, now, still),
      transaction.delete(address).where(asRead(before)).returning({ id: address.id }),
    ]
  })
  return removed !== undefined
}

const asRead = ({ id, customerId, updatedAt }: Address) =>
  and(
    eq(address.id, id),
    eq(address.customerId, customerId),
    updatedAt === null ? isNull(address.updatedAt) : eq(address.updatedAt, updatedAt),
  )

/** Statements: the email to the customer, and the entry in history. */
function tell(
  transaction: Transaction,
  about: Customer,
  { event, id, fields }: { event: HistoryEvent; id: string; fields?: string[] },
  by: By,
  now: Date,
  condition?: Parameters<typeof recordEvent>[3],
) {
  const { actor, origin = null } = by
  const entry = { event, actor, origin, customerId: about.id, subject: id, details: fields ? { fields } : {} }
  return [
    queueEmail(
      transaction,
      newsOfShop(about, 'corrected-by-shop', by, { fields: ['addresses'] }),
      now,
      condition,
    ),
    recordEvent(transaction, entry, now, condition),
  ] as const
}
