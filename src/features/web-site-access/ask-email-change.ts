import { type Customer, fullName } from '../../accounts/customers.ts'
import { emailAllowances, takeEmail } from '../../accounts/email-allowances.ts'
import { issueEmailChange } from '../../accounts/email-changes.ts'
import { currentRefused } from '../../accounts/refusals.ts'
import type { Origin, Session } from '../../accounts/sessions.ts'
import { type Allowance, giveBack, roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { days, hours, minutes } from '../../durations.ts'
import { queueEmail } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import type { Keys } from '../../security/keys.ts'
import type { Services } from '../../services.ts'
import { makeCheckCurrent } from './check-current.ts'

export type EmailChangeAsked = {
  customer: Customer
  session: Session
  /** Normalised. */
  newEmail: string
  /** The customer's password as typed. */
  current: string
  /** The client's, for counting. */
  address: string
  origin: Origin
  /** Of the page, for customers who have not chosen one. */
  language: Language
}

export type AnswerToAsking =
  | { outcome: 'asked' | 'temporary' | 'same' | 'currentWrong' | 'busy' }
  | { outcome: 'tooManyTries' | 'tooMany'; until: Date }

/**
 * Has a change of email wait for a code from the new mailbox. Nothing about the account changes. Whether the new
 * address is somebody's already is not even looked up here: the email's text is chosen when it is sent, so that
 * answer, bytes and work tell nothing. Too many emails to one address, or from one network, are withheld in silence
 * (TP-16); the customer's own limits are told, since they say nothing about anybody else.
 */
export function makeAskEmailChange(services: Services) {
  const { database, keys, outbox } = services
  const checkCurrent = makeCheckCurrent(services)

  return async function askEmailChange(asked: EmailChangeAsked, now: Date): Promise<AnswerToAsking> {
    const { customer, session, newEmail } = asked
    if (session.kind === 'temporary') return { outcome: 'temporary' }
    if (newEmail === customer.email) return { outcome: 'same' }

    const tries = { key: `current/${session.id}`, most: 10, per: minutes(15) }
    if (!(await takeFromAll(database, [tries], now)))
      return { outcome: 'tooManyTries', until: await roomAgainAt(database, [tries], now) }
    const current = await checkCurrent(asked)
    if (current === 'wrong')
      await recordEvent(database, currentRefused(customer.id, asked.origin, 'email'), now)
    else await giveBack(database, [tries.key])
    if (current !== 'right') return { outcome: current === 'busy' ? 'busy' : 'currentWrong' }

    const own = allowancesOf(keys, customer.id, newEmail)
    if (!(await takeFromAll(database, own, now)))
      return { outcome: 'tooMany', until: await roomAgainAt(database, own, now) }
    await ask(asked, now)
    return { outcome: 'asked' }
  }

  async function ask({ customer, newEmail, address, origin, language }: EmailChangeAsked, now: Date) {
    const { taken } = await takeEmail(database, emailAllowances(keys, newEmail, address), now)
    const common = { customerId: customer.id, language: customer.language ?? language }
    const code = taken
      ? { recipient: newEmail, facts: {} }
      : { recipient: null, facts: {}, withheld: 'over-limit' }
    const facts = { name: fullName(customer), newEmail, ...origin }

    const actor = { kind: 'customer', id: customer.id } as const
    const event = { event: 'email-change-asked', actor, customerId: customer.id, origin } as const

    await atomically(database, (transaction) => [
      ...issueEmailChange(transaction, customer.id, newEmail, now),
      queueEmail(transaction, { kind: 'email-change-code', ...common, ...code }, now),
      queueEmail(
        transaction,
        { kind: 'email-change-notice', ...common, recipient: customer.email, facts },
        now,
      ),
      recordEvent(transaction, event, now),
    ])
    outbox.wake()
  }
}

/** The customer's own: one code to an address in two minutes, five in an hour and ten in a day to all of them. */
export function allowancesOf(keys: Keys, customerId: string, newEmail: string): Allowance[] {
  const own = `email-change/${customerId}`
  const to = keys.sign('allowance', newEmail).toString('base64url').slice(0, 22)
  return [
    { key: `${own}/2min/${to}`, most: 1, per: minutes(2) },
    { key: `${own}/hour`, most: 5, per: hours(1) },
    { key: `${own}/day`, most: 10, per: days(1) },
  ]
}
