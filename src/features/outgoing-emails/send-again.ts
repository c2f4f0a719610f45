import { type Customer, findCustomer, fullName } from '../../accounts/customers.ts'
import { allowancesOfMailbox, emailBudget, takeEmail } from '../../accounts/email-allowances.ts'
import { findRegistration } from '../../accounts/registrations.ts'
import type { Allowance } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { type Email, type QueuedEmail, queueEmail } from '../../email/outbox.ts'
import { type Actor, type HistoryOrigin, recordEvent } from '../../history/record.ts'
import type { Services } from '../../services.ts'
import { againAs } from './email-kinds.ts'

/** Why an email is not to be sent again. */
export type AgainRefusal =
  | 'waiting'
  | 'never'
  | 'noCustomer'
  | 'disabled'
  | 'loggedIn'
  | 'otherAddress'
  | 'registrationOver'

type Plan = { row: QueuedEmail; to: string; budget: Allowance[] } | { refused: AgainRefusal }

export type SentAgain =
  | { outcome: 'queued'; id: string }
  | { outcome: 'refused' }
  | { outcome: 'overLimit'; until: Date }

/**
 * Sends an email once more: as a new row of the same kind, to the address that stands with the account today (TP-18),
 * within the limits that the mailbox has anyway (TP-16). A temporary password is the one that is live, or a new one
 * (TP-5); news tell when it happened.
 */
export function makeSendAgain({ database, keys, config, outbox }: Services) {
  async function refusalOf(email: Email, now: Date): Promise<AgainRefusal | null> {
    const plan = await planOf(email, now)
    return 'refused' in plan ? plan.refused : null
  }

  async function sendAgain(
    email: Email,
    by: { actor: Actor; origin: HistoryOrigin },
    now: Date,
  ): Promise<SentAgain> {
    const plan = await planOf(email, now)
    if ('refused' in plan) return { outcome: 'refused' }
    const allowances = [...allowancesOfMailbox(keys, plan.to), ...plan.budget]
    const { taken, until } = await takeEmail(database, allowances, now)
    if (!taken) return { outcome: 'overLimit', until }

    const { id: subject, customerId, kind } = email
    const event = { event: 'email-sent-again', ...by, customerId, subject, details: { kind } } as const
    const [[queued]] = await atomically(database, (transaction) => [
      queueEmail(transaction, { ...plan.row, againOf: email.id }, now),
      recordEvent(transaction, event, now),
    ])
    outbox.wake()
    return { outcome: 'queued', id: queued?.id ?? email.id }
  }

  async function planOf(email: Email, now: Date): Promise<Plan> {
    if (email.state === 'waiting') return { refused: 'waiting' }
    const as = againAs(email.kind)
    if (as === 'never') return { refused: 'never' }
    if (as === 'registration') return registrationPlan(email, now)
    const customer = email.customerId ? await findCustomer(database, email.customerId) : undefined
    if (!customer) return { refused: 'noCustomer' }
    if (as === 'news') return newsPlan(email, customer)
    return customer.disabled ? { refused: 'disabled' } : passwordPlan(email, customer)
  }

  /** For today's customer, at today's address. */
  function passwordPlan(email: Email, customer: Customer): Plan {
    const isInvitation = againAs(email.kind) === 'invitation'
    if (isInvitation && (customer.passwordHash !== null || customer.emailProvenAt !== null))
      return { refused: 'loggedIn' }
    const { askedFor } = email.facts
    const facts = { name: fullName(customer), ...(askedFor ? { askedFor } : {}) }
    const { id: customerId, email: to } = customer
    const row = {
      kind: email.kind,
      customerId,
      recipient: to,
      language: customer.language ?? email.language,
      facts,
    }
    // An invitation takes from the budget when it is written.
    return { row, to, budget: isInvitation ? [] : [emailBudget('all', config.email.perHour)] }
  }

  /** Never to a mailbox that the account has left. */
  function newsPlan({ kind, recipient, language, facts, createdAt }: Email, customer: Customer): Plan {
    if (recipient !== customer.email) return { refused: 'otherAddress' }
    const told = { happenedAt: createdAt.toISOString(), ...facts }
    return {
      row: { kind, customerId: customer.id, recipient, language, facts: told },
      to: recipient,
      budget: [],
    }
  }

  /** As long as what it holds would still work, or was never written. */
  async function registrationPlan({ kind, recipient, language, facts }: Email, now: Date): Promise<Plan> {
    const { registrationId } = facts
    const made = typeof registrationId === 'string' ? await findRegistration(database, registrationId) : null
    const isLive = made === null || (made?.state === 'live' && made.expiresAt > now)
    if (!config.registration || recipient === null || !isLive) return { refused: 'registrationOver' }
    const budget = [emailBudget('registrations', config.email.perHour)]
    return { row: { kind, customerId: null, recipient, language, facts }, to: recipient, budget }
  }

  return { refusalOf, sendAgain }
}
