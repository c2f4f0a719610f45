import { and, eq, exists } from 'drizzle-orm'
import { atomically } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { queueEmail } from '../email/outbox.ts'
import { recordEvent } from '../history/record.ts'
import { customer } from './customer.table.ts'
import type { Customer, Profile } from './customers.ts'
import type { By } from './deletions.ts'
import { newsOfShop } from './shop-news.ts'

/** What staff may correct: everything of a profile but the agreement to the newsletter, which they may only end. */
export type Corrected = Profile & { stopNewsletter: boolean }

/**
 * Corrects a customer's profile if nobody has changed it since `before` was read: the last who saves does not win.
 * The customer is told by email which fields it were; history keeps their names, not what stood in them.
 */
export async function correctProfile(
  database: Database,
  before: Customer,
  { stopNewsletter, ...profile }: Corrected,
  by: By,
  now: Date,
): Promise<'corrected' | 'unchanged' | 'overtaken'> {
  const stops = stopNewsletter && before.newsletterAgreedAt !== null
  const changed = (Object.keys(profile) as (keyof Profile)[]).filter((name) => profile[name] !== before[name])
  const fields = [...changed, ...(stops ? ['newsletter'] : [])]
  if (fields.length === 0) return 'unchanged'

  const asRead = and(eq(customer.id, before.id), eq(customer.updatedAt, before.updatedAt))
  // Moves on in any case: two within one millisecond are told apart.
  const updatedAt = new Date(Math.max(now.getTime(), before.updatedAt.getTime() + 1))
  const { actor, origin = null } = by
  const event = {
    event: 'profile-changed',
    actor,
    origin,
    customerId: before.id,
    details: { fields },
  } as const

  const [, , [saved]] = await atomically(database, (transaction) => {
    const still = exists(transaction.select({ id: customer.id }).from(customer).where(asRead))
    return [
      queueEmail(transaction, newsOfShop(before, 'corrected-by-shop', by, { fields }), now, still),
      recordEvent(transaction, event, now, still),
      transaction
        .update(customer)
        .set({ ...profile, ...(stops ? noNewsletter : {}), updatedAt })
        .where(asRead)
        .returning({ id: customer.id }),
    ]
  })
  return saved ? 'corrected' : 'overtaken'
}

const noNewsletter = { newsletterAgreedAt: null, newsletterWording: null }
