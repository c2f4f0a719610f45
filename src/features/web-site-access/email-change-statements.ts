import { exists, type SQL } from 'drizzle-orm'
import { type Customer, fullName } from '../../accounts/customers.ts'
import {
  type EmailChange,
  emailJustChanged,
  replaceEmail,
  useEmailChange,
} from '../../accounts/email-changes.ts'
import { endSessionsOf, type openSessionWhen } from '../../accounts/sessions.ts'
import { endTemporaryPasswords } from '../../accounts/temporary-passwords.ts'
import type { Transaction } from '../../database/atomically.ts'
import { queueEmail, withholdWaiting } from '../../email/outbox.ts'
import { type Entry, recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import { claimOrders } from '../../orders/claim-orders.ts'

type JustChanged = ReturnType<typeof emailJustChanged>

export type Changing = {
  customer: Customer
  change: EmailChange
  /** What has to hold besides. */
  condition: SQL
  /** For customers who have not chosen one. */
  language: Language
  /** What the news say of who did it and from where. */
  whence: Record<string, unknown>
  /** What history tells. */
  by: Pick<Entry, 'actor' | 'origin'>
  /** Opens a session for the browser that asked, once all others have ended. */
  open?: (justChanged: JustChanged) => ReturnType<typeof openSessionWhen>
}

/**
 * Statements: the new address, its mailbox proven and its guest orders claimed; sessions and temporary passwords end
 * (TP-7), and both mailboxes are told. The first one answers a row when it was done; else nothing is.
 */
export function emailChangeStatements(transaction: Transaction, changing: Changing, now: Date) {
  const { customer, change, condition, language, whence, by, open } = changing
  const { id, email } = customer
  const justChanged = emailJustChanged(transaction, change)
  const changed = exists(justChanged)
  const news = {
    kind: 'email-changed',
    customerId: id,
    language: customer.language ?? language,
    facts: { name: fullName(customer), newEmail: change.newEmail, ...whence },
  }
  const unsent = (kind: string) => ({ customerId: id, kind, reason: 'email-changed' })
  return [
    replaceEmail(transaction, customer, change, condition, now),
    endSessionsOf(transaction, id, changed),
    ...(open ? [open(justChanged)] : []),
    endTemporaryPasswords(transaction, id, changed),
    withholdWaiting(transaction, unsent('temporary-password'), changed),
    withholdWaiting(transaction, unsent('email-change-code'), changed),
    claimOrders(transaction, id, change.newEmail, changed),
    queueEmail(transaction, { ...news, recipient: email }, now, changed),
    queueEmail(transaction, { ...news, recipient: change.newEmail }, now, changed),
    recordEvent(transaction, { event: 'email-changed', ...by, customerId: id }, now, changed),
    useEmailChange(transaction, change),
  ] as const
}
