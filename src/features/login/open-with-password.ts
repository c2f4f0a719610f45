import { exists } from 'drizzle-orm'
import { customerWithPassword } from '../../accounts/customers.ts'
import { endSessionOf, openSessionWhen, type SessionKind, sessionStanding } from '../../accounts/sessions.ts'
import { settleAllowances } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { newId } from '../../database/ids.ts'
import { recordEvent } from '../../history/record.ts'
import { randomToken } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import type { Opening } from './log-in.ts'
import { loggedIn } from './login-history.ts'

/** Opens a session, unless the password was changed or the account disabled while it was being checked: null. */
export async function openWithPassword(
  { database }: Services,
  { customer, attempt, attempts, hash }: Opening & { hash: string },
  now: Date,
): Promise<{ outcome: 'in'; token: string; kind: SessionKind } | null> {
  const token = randomToken()
  const { kind, origin } = attempt
  const opened = { id: newId(now), token, customerId: customer.id, kind, origin }

  const [[session]] = await atomically(database, (transaction) => [
    openSessionWhen(transaction, opened, customerWithPassword(transaction, customer.id, hash), now),
    recordEvent(
      transaction,
      loggedIn(customer.id, kind, origin),
      now,
      exists(sessionStanding(transaction, opened.id)),
    ),
    settleAllowances(transaction, attempts.cleared, attempts.givenBack),
    ...(attempt.session ? [endSessionOf(transaction, attempt.session)] : []),
  ])

  return session ? { outcome: 'in', token, kind } : null
}
