import { and, eq, exists } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { always } from '../database/insert-when.ts'
import { queueEmail, withholdWaiting } from '../email/outbox.ts'
import { recordEvent } from '../history/record.ts'
import { customer } from './customer.table.ts'
import type { Customer } from './customers.ts'
import type { By } from './deletions.ts'
import { endEmailChanges } from './email-changes.ts'
import { endSessionsOf } from './sessions.ts'
import { newsOfShop } from './shop-news.ts'
import { endTemporaryPasswords } from './temporary-passwords.ts'

/** What lets somebody in, and must not go out to a disabled account any more. */
const emailsWithSecrets = ['temporary-password', 'invitation', 'email-change-code']

/**
 * Disables an account: sessions, temporary passwords (TP-7) and a change of email that waits end with it, and its
 * customer is told. False when it was disabled before, or is gone. The outbox is the caller's to wake.
 */
export async function disableCustomer(
  database: Database,
  about: Customer,
  by: By,
  now: Date,
): Promise<boolean> {
  const { actor, origin = null } = by
  const event = { event: 'customer-disabled', actor, origin, customerId: about.id } as const
  const answers = await atomically(database, (transaction) => {
    const isOpen = exists(inState(transaction, about.id, false))
    return [
      ...endEveryWayIn(transaction, about.id, 'disabled', isOpen),
      queueEmail(transaction, newsOfShop(about, 'account-disabled', by), now, isOpen),
      recordEvent(transaction, event, now, isOpen),
      setDisabled(transaction, about.id, true, now),
    ]
  })
  return hasRow(answers.at(-1))
}

/** Opens a disabled account again, and tells its customer. False when it was open, or is gone. */
export async function enableCustomer(
  database: Database,
  about: Customer,
  by: By,
  now: Date,
): Promise<boolean> {
  const { actor, origin = null } = by
  const event = { event: 'customer-enabled', actor, origin, customerId: about.id } as const
  const [, , enabled] = await atomically(database, (transaction) => {
    const isDisabled = exists(inState(transaction, about.id, true))
    return [
      queueEmail(transaction, newsOfShop(about, 'account-enabled', by), now, isDisabled),
      recordEvent(transaction, event, now, isDisabled),
      setDisabled(transaction, about.id, false, now),
    ]
  })
  return hasRow(enabled)
}

/** Logs a customer out everywhere; temporary passwords that somebody may hold end too. */
export async function endAllSessions(
  database: Database,
  { id }: Pick<Customer, 'id'>,
  { actor, origin = null }: By,
  now: Date,
): Promise<void> {
  const unsent = { customerId: id, kind: 'temporary-password', reason: 'sessions-ended' }
  await atomically(database, (transaction) => [
    endSessionsOf(transaction, id, always),
    endTemporaryPasswords(transaction, id, always),
    withholdWaiting(transaction, unsent, always),
    recordEvent(transaction, { event: 'sessions-ended', actor, origin, customerId: id }, now),
  ])
}

function endEveryWayIn(
  transaction: Transaction,
  customerId: string,
  reason: string,
  condition: Parameters<typeof endSessionsOf>[2],
) {
  return [
    endSessionsOf(transaction, customerId, condition),
    endTemporaryPasswords(transaction, customerId, condition),
    endEmailChanges(transaction, customerId, condition),
    ...emailsWithSecrets.map((kind) => withholdWaiting(transaction, { customerId, kind, reason }, condition)),
  ]
}

const inState = (transaction: Transaction, id: string, disabled: boolean) =>
  transaction
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.id, id), eq(customer.disabled, disabled)))

const setDisabled = (transaction: Transaction, id: string, disabled: boolean, now: Date) =>
  transaction
    .update(customer)
    .set({ disabled, updatedAt: now })
    .where(and(eq(customer.id, id), eq(customer.disabled, !disabled)))
    .returning({ id: customer.id })

const hasRow = (answer: unknown): boolean => Array.isArray(answer) && answer.length > 0
