import { exists } from 'drizzle-orm'
import { type Customer, findCustomer } from '../../accounts/customers.ts'
import { customerStanding, openAccount, type Registration } from '../../accounts/registrations.ts'
import { endSessionOf, openSessionWhen, type SessionKind, sessionByToken } from '../../accounts/sessions.ts'
import { settleAllowances } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { newId } from '../../database/ids.ts'
import { doubleClick } from '../../durations.ts'
import { recordEvent } from '../../history/record.ts'
import { claimOrders } from '../../orders/claim-orders.ts'
import { digest } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import type { Opening } from './log-in.ts'
import { loggedIn } from './login-history.ts'

type Opened =
  | { outcome: 'in'; customer: Customer; token: string; kind: SessionKind; created: boolean }
  | { outcome: 'used' | 'registrationExpired' }

/**
 * Uses the temporary password of a registration, once: it makes the customer, whose mailbox this proves, and opens
 * the session. One transaction: of many at the same moment one makes the customer, and all else hangs on that. The
 * session's token is derived as for every temporary password, for the second post of a double click (TP-10).
 */
export async function openWithRegistration(
  { database, keys }: Services,
  { registration, attempt, attempts }: Omit<Opening, 'customer'> & { registration: Registration },
  now: Date,
): Promise<Opened> {
  const { id, email } = registration
  const token = keys.sign('session of a temporary password', id, attempt.from).toString('base64url')
  if (registration.state === 'expired') return { outcome: 'registrationExpired' }

  const made = registration.state === 'live' ? await make() : undefined
  const customer = made ?? (await madeByDoubleClick())
  if (!customer) return { outcome: 'used' }
  return { outcome: 'in', customer, token, kind: 'temporary', created: made !== undefined }

  async function make(): Promise<Customer | undefined> {
    const customerId = newId(now)
    const openedSession = newId(now)
    const session = {
      id: openedSession,
      token,
      customerId,
      kind: 'temporary' as const,
      origin: attempt.origin,
      temporaryPasswordId: id,
    }
    const event = loggedIn(customerId, 'temporary', attempt.origin)
    const use = { customerId, openedSession, usedFrom: digest(attempt.from) }

    const [[won]] = await atomically(database, (transaction) => {
      const standing = customerStanding(transaction, customerId)
      return [
        ...openAccount(transaction, registration, use, now),
        openSessionWhen(transaction, session, standing, now),
        claimOrders(transaction, customerId, email, exists(standing)),
        endSessionOf(transaction, attempt.session === token ? '' : (attempt.session ?? '')),
        recordEvent(transaction, { ...event, event: 'account-created' }, now, exists(standing)),
        recordEvent(transaction, event, now, exists(standing)),
        settleAllowances(transaction, attempts.cleared, attempts.givenBack),
      ]
    })

    return won && findCustomer(database, won.id)
  }

  async function madeByDoubleClick(): Promise<Customer | undefined> {
    const found = await sessionByToken(database)(token, now)
    const isYoung = found && now.getTime() - found.session.createdAt.getTime() <= doubleClick
    return isYoung ? found.customer : undefined
  }
}
