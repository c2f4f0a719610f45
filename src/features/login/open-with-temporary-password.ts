import { and, exists, type SQL } from 'drizzle-orm'
import { fullName, proveEmail } from '../../accounts/customers.ts'
import { endSessionOf, openSessionWhen, type SessionKind, sessionByToken } from '../../accounts/sessions.ts'
import {
  endOtherTemporaryPasswords,
  openedSession,
  type TemporaryPassword,
  useTemporaryPassword,
} from '../../accounts/temporary-passwords.ts'
import { settleAllowances } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { newId } from '../../database/ids.ts'
import { onlyIf } from '../../database/insert-when.ts'
import { doubleClick } from '../../durations.ts'
import { queueEmail } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import { claimOrders } from '../../orders/claim-orders.ts'
import { digest } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import type { Opening } from './log-in.ts'
import { loggedIn } from './login-history.ts'

/** `byHand`: read out or printed, which live otherwise than emailed ones. */
type Ended = { outcome: 'expired'; byHand: boolean } | { outcome: 'used' }

type Opened = { outcome: 'in'; token: string; kind: SessionKind } | Ended

/**
 * Uses a temporary password, once: of many at the same moment, the one whose update came first (TP-9); all else
 * in the transaction hangs on that. Whoever has one that was emailed reads the mailbox: that is proven, and what was
 * ordered from it as a guest becomes the customer's; one that was read out or printed proves no mailbox. Its session's token is derived from the page it was posted from, so that the
 * second post of a double click gets the same session rather than "already used" (TP-10).
 */
export async function openWithTemporaryPassword(
  { database, keys, outbox }: Services,
  { customer, attempt, attempts, temporary }: Opening & { temporary: TemporaryPassword },
  now: Date,
): Promise<Opened> {
  const usedFrom = digest(attempt.from)
  const token = keys.sign('session of a temporary password', temporary.id, attempt.from).toString('base64url')
  const opened = { outcome: 'in', token, kind: 'temporary' } as const
  if (temporary.state === 'live' && (await use())) return opened
  if (await isDoubleClick()) return opened
  return temporary.state === 'expired'
    ? { outcome: 'expired', byHand: temporary.handed !== 'email' }
    : { outcome: 'used' }

  async function use(): Promise<boolean> {
    const id = newId(now)
    const session = {
      id,
      token,
      customerId: customer.id,
      kind: 'temporary' as const,
      origin: attempt.origin,
      temporaryPasswordId: temporary.id,
    }
    const notice = {
      kind: 'temporary-password-used',
      customerId: customer.id,
      recipient: customer.email,
      language: customer.language ?? attempt.language,
      facts: { name: fullName(customer), ...attempt.origin },
    }

    const [[won]] = await atomically(database, (transaction) => {
      const opened = openedSession(transaction, temporary.id, id)
      const readsMailbox = and(exists(opened), onlyIf(temporary.handed === 'email')) as SQL
      return [
        useTemporaryPassword(transaction, temporary.id, { openedSession: id, usedFrom }, now),
        openSessionWhen(transaction, session, opened, now),
        endOtherTemporaryPasswords(transaction, temporary, id),
        proveEmail(transaction, customer, readsMailbox, now),
        claimOrders(transaction, customer.id, customer.email, readsMailbox),
        queueEmail(transaction, notice, now, exists(opened)),
        endSessionOf(transaction, attempt.session === token ? '' : (attempt.session ?? '')),
        recordEvent(transaction, loggedIn(customer.id, 'temporary', attempt.origin), now, exists(opened)),
        settleAllowances(transaction, attempts.cleared, attempts.givenBack),
      ]
    })

    if (won) outbox.wake()
    return won !== undefined
  }

  async function isDoubleClick(): Promise<boolean> {
    const found = await sessionByToken(database)(token, now)
    return found !== undefined && now.getTime() - found.session.createdAt.getTime() <= doubleClick
  }
}
