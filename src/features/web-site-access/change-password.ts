import { exists } from 'drizzle-orm'
import { attemptsAbout } from '../../accounts/attempts.ts'
import { type Customer, customerWithPassword, fullName, replacePassword } from '../../accounts/customers.ts'
import { endEmailChanges } from '../../accounts/email-changes.ts'
import { passwordProblem } from '../../accounts/password-rules.ts'
import { currentRefused } from '../../accounts/refusals.ts'
import {
  endSessionsOf,
  type Origin,
  openSessionWhen,
  type Session,
  sessionStanding,
} from '../../accounts/sessions.ts'
import { endTemporaryPasswords } from '../../accounts/temporary-passwords.ts'
import { clearAllowances, giveBack, roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { newId } from '../../database/ids.ts'
import { minutes } from '../../durations.ts'
import { queueEmail, withholdWaiting } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import type { Services } from '../../services.ts'
import { makeCheckCurrent } from './check-current.ts'
import { makeFindRepeated, tokenAfterSave } from './repeated-save.ts'

export type Change = {
  customer: Customer
  session: Session
  current: string
  new: string
  /** The page it was posted from. */
  page: string
  origin: Origin
  /** Of the page, for customers who have not chosen one. */
  language: Language
}

export type NewPasswordProblem = NonNullable<ReturnType<typeof passwordProblem>> | 'newIsTemporary'

export type Changed =
  | { outcome: 'changed'; token: string; kind: Session['kind'] }
  | { outcome: 'currentWrong' | 'busy' }
  | { outcome: 'tooMany'; until: Date }
  /** The session or the password was changed by another browser meanwhile. */
  | { outcome: 'overtaken' }
  | { outcome: 'newWrong'; problem: NewPasswordProblem }

/**
 * Changes the password (TP-12): new hash, every other session ended, temporary passwords ended, failure counters
 * cleared, notice queued, all in one transaction, and a new session for the browser that asked.
 */
export function makeChangePassword(services: Services) {
  const { database, keys, hashing, config, outbox } = services
  const checkCurrent = makeCheckCurrent(services)
  const findRepeated = makeFindRepeated(services)

  return async function changePassword(change: Change, now: Date): Promise<Changed> {
    const tries = { key: `current/${change.session.id}`, most: 10, per: minutes(15) }
    if (!(await takeFromAll(database, [tries], now)))
      return { outcome: 'tooMany', until: await roomAgainAt(database, [tries], now) }

    const current = await checkCurrent(change)
    if (current === 'wrong')
      await recordEvent(database, currentRefused(change.customer.id, change.origin, 'password'), now)
    if (current !== 'right') return { outcome: current === 'busy' ? 'busy' : 'currentWrong' }
    const problem = await findProblem(change)
    const hash = problem ? null : await hashing.hash(change.new)
    if (hash !== null && hash !== 'busy') return save(change, hash, now)

    // The current password was right: this was no guess.
    await giveBack(database, [tries.key])
    return problem ? { outcome: 'newWrong', problem } : { outcome: 'busy' }
  }

  async function findProblem({ customer, session, new: wanted }: Change): Promise<NewPasswordProblem | null> {
    const rules = { ...customer, shopName: config.shop.name, length: config.passwordLength }
    const isTemporary = await checkCurrent.isTemporary({ session, current: wanted })
    return passwordProblem(wanted, rules) ?? (isTemporary ? 'newIsTemporary' : null)
  }

  async function save(
    { customer, session, origin, language, page, new: wanted }: Change,
    hash: string,
    now: Date,
  ): Promise<Changed> {
    const token = tokenAfterSave(keys, session.tokenDigest, page, wanted)
    const kind = session.kind === 'temporary' ? 'browser' : session.kind
    const opened = { id: newId(now), token, customerId: customer.id, kind, origin }
    const notice = {
      kind: 'password-changed',
      customerId: customer.id,
      recipient: customer.email,
      language: customer.language ?? language,
      facts: { name: fullName(customer), ...origin },
    }
    const actor = { kind: 'customer', id: customer.id } as const
    const event = { event: 'password-changed', actor, customerId: customer.id, origin } as const
    const unsent = { customerId: customer.id, kind: 'temporary-password', reason: 'password-changed' }

    const [[saved]] = await atomically(database, (transaction) => {
      const withNew = customerWithPassword(transaction, customer.id, hash)
      const changed = exists(withNew)
      return [
        replacePassword(transaction, customer, hash, exists(sessionStanding(transaction, session.id)), now),
        endSessionsOf(transaction, customer.id, changed),
        openSessionWhen(transaction, opened, withNew, now),
        endTemporaryPasswords(transaction, customer.id, changed),
        endEmailChanges(transaction, customer.id, changed),
        withholdWaiting(transaction, unsent, changed),
        clearAllowances(transaction, [...attemptsAbout(keys, customer.email), `current/${session.id}`]),
        queueEmail(transaction, notice, now, changed),
        recordEvent(transaction, event, now, changed),
      ]
    })
    if (!saved && !(await findRepeated(token, now))) return { outcome: 'overtaken' }

    outbox.wake()
    return { outcome: 'changed', token, kind }
  }
}
