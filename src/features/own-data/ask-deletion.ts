import type { Customer } from '../../accounts/customers.ts'
import { askDeletion } from '../../accounts/deletions.ts'
import { currentRefused } from '../../accounts/refusals.ts'
import type { Origin, Session } from '../../accounts/sessions.ts'
import { giveBack, roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { minutes } from '../../durations.ts'
import { recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import type { Services } from '../../services.ts'

export type DeletionAsked = {
  customer: Customer
  session: Session
  /** As typed. */
  password: string
  origin: Origin
  /** Of the page, for customers who have not chosen one. */
  language: Language
}

export type AnswerToAsking =
  | { outcome: 'asked' | 'temporary' | 'wrong' | 'busy' }
  | { outcome: 'tooManyTries'; until: Date }

/**
 * Has the customer's account deleted in seven days, for the customer's own password only: whoever got hold of a
 * mailbox for an hour, or of an open browser, must not end an account (TP-11).
 */
export function makeAskForDeletion({ database, hashing, outbox }: Services) {
  return async function askForDeletion(asked: DeletionAsked, now: Date): Promise<AnswerToAsking> {
    const { customer, session, origin, language } = asked
    if (session.kind === 'temporary' || customer.passwordHash === null) return { outcome: 'temporary' }

    const tries = { key: `current/${session.id}`, most: 10, per: minutes(15) }
    if (!(await takeFromAll(database, [tries], now)))
      return { outcome: 'tooManyTries', until: await roomAgainAt(database, [tries], now) }
    const verified = await hashing.verify(customer.passwordHash, asked.password)
    if (verified === false) await recordEvent(database, currentRefused(customer.id, origin, 'deletion'), now)
    else await giveBack(database, [tries.key])
    if (verified !== true) return { outcome: verified === 'busy' ? 'busy' : 'wrong' }

    await askDeletion(
      database,
      customer.id,
      { actor: { kind: 'customer', id: customer.id }, origin, language },
      now,
    )
    outbox.wake()
    return { outcome: 'asked' }
  }
}
