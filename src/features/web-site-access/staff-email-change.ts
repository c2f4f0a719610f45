import { type Customer, customerByEmail, fullName } from '../../accounts/customers.ts'
import type { By } from '../../accounts/deletions.ts'
import { allowancesOfMailbox, takeEmail } from '../../accounts/email-allowances.ts'
import {
  endEmailChanges,
  isCodeOf,
  issueEmailChange,
  readCode,
  takeTry,
} from '../../accounts/email-changes.ts'
import { atomically } from '../../database/atomically.ts'
import { always } from '../../database/insert-when.ts'
import { queueEmail } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import type { Services } from '../../services.ts'
import { allowancesOf } from './ask-email-change.ts'
import { recordCodeRefused } from './confirm-email-change.ts'
import { emailChangeStatements } from './email-change-statements.ts'

export type AskedByStaff =
  | { outcome: 'asked' | 'same' | 'taken' | 'disabled' }
  | { outcome: 'overLimit'; until: Date }

/** As for an answer to the customer: nothing waits; no code at all; a wrong one; the last wrong one; taken meanwhile. */
export type ConfirmedByStaff = 'changed' | 'none' | 'invalid' | 'wrong' | 'usedUp' | 'taken'

/** Where staff sat is not the customer's business. */
const byShop = { byShop: true, browser: null, platform: null, network: null }

/**
 * A change of email that staff ask for in a customer's name. Only who reads the new mailbox knows the code, so staff
 * cannot give an account to an address that nobody proves; the old mailbox is told at once. The code is typed by
 * staff as the customer reads it out, or by the customer under Web Site Access.
 */
export function makeStaffEmailChange(services: Services) {
  const { database, keys, outbox } = services
  const find = customerByEmail(database)

  /** Staff may look up everybody, so they are told when another customer has the address. `newEmail` is normalised. */
  async function ask(about: Customer, newEmail: string, by: By, now: Date): Promise<AskedByStaff> {
    if (about.disabled) return { outcome: 'disabled' }
    if (newEmail === about.email) return { outcome: 'same' }
    if (await find(newEmail)) return { outcome: 'taken' }
    const allowances = [...allowancesOf(keys, about.id, newEmail), ...allowancesOfMailbox(keys, newEmail)]
    const { taken, until } = await takeEmail(database, allowances, now)
    if (!taken) return { outcome: 'overLimit', until }

    const common = { customerId: about.id, language: about.language ?? by.language }
    const code = { kind: 'email-change-code', ...common, recipient: newEmail, facts: {} }
    const facts = { name: fullName(about), newEmail, ...byShop }
    const notice = { kind: 'email-change-notice', ...common, recipient: about.email, facts }
    const event = { event: 'email-change-asked', ...whoOf(by), customerId: about.id } as const

    await atomically(database, (transaction) => [
      ...issueEmailChange(transaction, about.id, newEmail, now),
      queueEmail(transaction, code, now),
      queueEmail(transaction, notice, now),
      recordEvent(transaction, event, now),
    ])
    outbox.wake()
    return { outcome: 'asked' }
  }

  /** With the code as the customer read it out. Each that could be one takes one of five tries. */
  async function confirm(about: Customer, code: string, by: By, now: Date): Promise<ConfirmedByStaff> {
    const read = readCode(code)
    if (read === null) return 'invalid'
    const change = await takeTry(database, about.id, now)
    if (!change) return 'none'
    if (!isCodeOf(keys, change, read)) {
      await recordCodeRefused(database, about.id, whoOf(by), now)
      return change.triesLeft > 0 ? 'wrong' : 'usedUp'
    }

    const { language } = by
    const changing = { customer: about, change, condition: always, language, whence: byShop, by: whoOf(by) }
    const [[saved]] = await atomically(database, (transaction) =>
      emailChangeStatements(transaction, changing, now),
    )
    if (!saved) await endEmailChanges(database, about.id)
    else outbox.wake()
    return saved ? 'changed' : 'taken'
  }

  return { ask, confirm }
}

const whoOf = ({ actor, origin = null }: By) => ({ actor, origin })
