import { and, eq, exists } from 'drizzle-orm'
import { roomAgainAt, takeFromAll } from '../database/allowances.ts'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { hours, letterLife, readOutLife } from '../durations.ts'
import { queueEmail } from '../email/outbox.ts'
import { recordEvent } from '../history/record.ts'
import type { Keys } from '../security/keys.ts'
import { randomNonce } from '../security/random.ts'
import { customer } from './customer.table.ts'
import { type Customer, fullName } from './customers.ts'
import type { By } from './deletions.ts'
import { deriveTemporaryPassword } from './temporary-password-text.ts'
import { endHanded, handTemporaryPassword, temporaryPasswordOf } from './temporary-passwords.ts'

/** By which way, other than email, a temporary password reaches its owner. */
export type Handed = 'read-out' | 'letter'

export type HandedOver =
  | { outcome: 'made'; temporaryPassword: string; endsAt: Date }
  | { outcome: 'disabled' }
  | { outcome: 'overLimit'; until: Date }

const lives: Record<Handed, number> = { 'read-out': readOutLife, letter: letterLife }

/** The history's event, and the kind of the email that tells the customer. */
const told = { 'read-out': 'temporary-password-read-out', letter: 'temporary-password-printed' } as const

/**
 * Makes a temporary password for staff to read out or to print, 16 characters that are answered here and nowhere else
 * ever again (TP-3). It ends an earlier one handed over the same way, never an emailed one (TP-5). At most five for a
 * customer in an hour: who keeps calling is not somebody who was helped. The outbox is the caller's to wake.
 */
export async function handOverTemporaryPassword(
  { database, keys }: { database: Database; keys: Keys },
  about: Customer,
  handed: Handed,
  { actor, origin = null, language }: By,
  now: Date,
): Promise<HandedOver> {
  if (about.disabled) return { outcome: 'disabled' }
  const allowance = { key: `temporary-password/${handed}:${about.id}`, most: 5, per: hours(1) }
  if (!(await takeFromAll(database, [allowance], now)))
    return { outcome: 'overLimit', until: await roomAgainAt(database, [allowance], now) }

  const row = { id: newId(now), nonce: randomNonce(), customerId: about.id, handed }
  const event = { event: told[handed], actor, origin, customerId: about.id } as const
  const [, [made]] = await atomically(database, (transaction) => {
    const isOpen = exists(openAccount(transaction, about.id))
    const isMade = exists(temporaryPasswordOf(transaction, row.id))
    return [
      endHanded(transaction, row, isOpen),
      handTemporaryPassword(transaction, row, lives[handed], isOpen, now),
      queueEmail(transaction, newsFor(about, handed, language), now, isMade),
      recordEvent(transaction, event, now, isMade),
    ]
  })
  if (!made) return { outcome: 'disabled' }
  return {
    outcome: 'made',
    temporaryPassword: deriveTemporaryPassword(keys, row),
    endsAt: made.expiresAt,
  }
}

/**
 * To the address of the account (TP-18), proven or not: the notice is what uncovers somebody who spoke in the
 * customer's name, and an email with a temporary password would go there just as well.
 */
const newsFor = (to: Customer, handed: Handed, language: By['language']) => ({
  kind: told[handed],
  customerId: to.id,
  recipient: to.email,
  language: to.language ?? language,
  facts: { name: fullName(to) },
})

const openAccount = (transaction: Transaction, id: string) =>
  transaction
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.id, id), eq(customer.disabled, false)))
