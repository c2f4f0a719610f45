import { exists } from 'drizzle-orm'
import type { Customer } from '../../accounts/customers.ts'
import {
  type EmailChange,
  endEmailChanges,
  isCodeOf,
  readCode,
  takeTry,
} from '../../accounts/email-changes.ts'
import { type Origin, openSessionWhen, type Session, sessionStanding } from '../../accounts/sessions.ts'
import { atomically } from '../../database/atomically.ts'
import type { Database } from '../../database/database.ts'
import { newId } from '../../database/ids.ts'
import { always } from '../../database/insert-when.ts'
import { withholdWaiting } from '../../email/outbox.ts'
import { type Entry, recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import type { Services } from '../../services.ts'
import { type Changing, emailChangeStatements } from './email-change-statements.ts'
import { tokenAfterEmailChange } from './repeated-email-change.ts'
import { makeFindRepeated } from './repeated-save.ts'

export type Confirming = {
  customer: Customer
  session: Session
  /** As typed. */
  code: string
  /** The page it was posted from. */
  page: string
  origin: Origin
  /** Of the page, for customers who have not chosen one. */
  language: Language
}

export type Confirmed =
  | { outcome: 'changed'; token: string; kind: Session['kind'] }
  /** Nothing waits; a code that cannot be one; a wrong one; the last wrong one; the address is somebody's now. */
  | { outcome: 'temporary' | 'none' | 'invalid' | 'wrong' | 'usedUp' | 'taken' }

/**
 * Changes the email when the code from the new mailbox is typed. Each code that could be one takes one of five
 * tries. All in one transaction: new address, its mailbox proven and its guest orders claimed, temporary passwords
 * ended (TP-7), every other session ended and a new one for this browser, news to both mailboxes.
 */
export function makeConfirmEmailChange(services: Services) {
  const { database, keys, outbox } = services
  const findRepeated = makeFindRepeated(services)

  return async function confirmEmailChange(confirming: Confirming, now: Date): Promise<Confirmed> {
    const { customer, session, code, page } = confirming
    if (session.kind === 'temporary') return { outcome: 'temporary' }
    const read = readCode(code)
    if (read === null) return { outcome: 'invalid' }

    const token = tokenAfterEmailChange(keys, session.tokenDigest, page, read)
    const change = await takeTry(database, customer.id, now)
    const changed = { outcome: 'changed', token, kind: session.kind } as const
    if (!change) return (await findRepeated(token, now)) ? changed : { outcome: 'none' }
    if (!isCodeOf(keys, change, read)) {
      const actor = { kind: 'customer', id: customer.id } as const
      await recordCodeRefused(database, customer.id, { actor, origin: confirming.origin }, now)
      return { outcome: change.triesLeft > 0 ? 'wrong' : 'usedUp' }
    }

    if (await save(confirming, change, token, now)) return changed
    if (await findRepeated(token, now)) return changed
    await endEmailChanges(database, customer.id)
    return { outcome: 'taken' }
  }

  async function save(
    { customer, session, origin, language }: Confirming,
    change: EmailChange,
    token: string,
    now: Date,
  ): Promise<boolean> {
    const { id } = customer
    const opened = { id: newId(now), token, customerId: id, kind: session.kind, origin }
    const by = { actor: { kind: 'customer', id }, origin } as const
    const common = { customer, change, language, whence: origin, by }

    const [[saved]] = await atomically(database, (transaction) => {
      const condition = exists(sessionStanding(transaction, session.id))
      const open: Changing['open'] = (justChanged) => openSessionWhen(transaction, opened, justChanged, now)
      return emailChangeStatements(transaction, { ...common, condition, open }, now)
    })

    if (saved) outbox.wake()
    return saved !== undefined
  }
}

/** A code that could have been one, and was not. */
export const recordCodeRefused = (
  database: Database,
  customerId: string,
  by: Pick<Entry, 'actor' | 'origin'>,
  now: Date,
): PromiseLike<unknown> => recordEvent(database, { event: 'email-code-refused', ...by, customerId }, now)

/** Nothing waits any more; what is still to be sent about it is not sent. */
export async function cancelEmailChange(
  database: Database,
  customerId: string,
  by: Pick<Entry, 'actor' | 'origin'>,
  now: Date,
): Promise<void> {
  const unsent = { customerId, kind: 'email-change-code', reason: 'cancelled' }
  await atomically(database, (transaction) => [
    endEmailChanges(transaction, customerId),
    withholdWaiting(transaction, unsent, always),
    recordEvent(transaction, { event: 'email-change-cancelled', ...by, customerId }, now),
  ])
}
