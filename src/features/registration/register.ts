import { type Customer, customerByEmail, fullName } from '../../accounts/customers.ts'
import { emailAllowances, emailBudget, takeEmail } from '../../accounts/email-allowances.ts'
import type { Registered } from '../../accounts/registrations.ts'
import type { Origin } from '../../accounts/sessions.ts'
import { atomically } from '../../database/atomically.ts'
import { onlyIf } from '../../database/insert-when.ts'
import { type QueuedEmail, queueEmail } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import { randomCode } from '../../security/random.ts'
import type { Services } from '../../services.ts'

/** `address` is the client's, for counting. */
type From = { address: string; origin: Origin }

/**
 * Asks for an account and answers the reference of the page that everybody gets. It costs the same for everybody
 * (TP-13): look the customer up, count, read the counters, write one row of the outbox and one of the history. An
 * unknown address gets the temporary password of a registration, made when the email is written; a known one the
 * usual temporary password and the news that an account exists. The limits are those of forgot password, and
 * counted together with them, so that nobody is flooded by asking here and there.
 */
export function makeRegister({ database, keys, config, outbox }: Services) {
  const find = customerByEmail(database)

  return async function register(
    registered: Registered,
    { address, origin }: From,
    now: Date,
  ): Promise<string> {
    const customer = await find(registered.email)
    const allowances = [
      ...emailAllowances(keys, registered.email, address),
      emailBudget(customer ? 'all' : 'registrations', config.email.perHour),
    ]
    const { taken, until } = await takeEmail(database, allowances, now)
    const row = customer ? forCustomer(customer, registered) : forNewcomer(registered)
    const queued = taken ? row : withheldOf(row, until)

    const event = {
      event: 'account-asked',
      actor: { kind: 'nobody' },
      customerId: customer?.id ?? null,
      origin,
    } as const

    for (;;) {
      const reference = `R-${randomCode(6)}`
      const [[written]] = await atomically(database, (transaction) => [
        queueEmail(transaction, { ...queued, reference }, now),
        // A flood must not fill the history, and who is over the limit is not to be told by the time it takes.
        recordEvent(transaction, event, now, onlyIf(taken)),
      ])
      // No row: the reference is another's. One in a thousand million; draw again.
      if (!written) continue
      outbox.wake()
      return reference
    }
  }
}

const forNewcomer = ({ email, firstName, lastName, language }: Registered): QueuedEmail => ({
  kind: 'registration',
  customerId: null,
  recipient: email,
  language,
  facts: { firstName, lastName },
})

function forCustomer(customer: Customer, { language }: Registered): QueuedEmail {
  const row = {
    kind: 'temporary-password',
    customerId: customer.id,
    recipient: customer.email,
    language: customer.language ?? language,
    facts: { name: fullName(customer), askedFor: 'an account' },
  }
  return customer.disabled ? { ...row, recipient: null, withheld: 'disabled' } : row
}

/** Nothing that was typed is kept of what is never sent. */
const withheldOf = (row: QueuedEmail, until: Date): QueuedEmail => ({
  ...row,
  recipient: null,
  facts: { until: until.toISOString() },
  withheld: row.withheld ?? 'over-limit',
})
