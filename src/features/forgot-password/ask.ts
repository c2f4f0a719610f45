import { customerByEmail, fullName } from '../../accounts/customers.ts'
import { emailAllowances, emailBudget, takeEmail } from '../../accounts/email-allowances.ts'
import type { Origin } from '../../accounts/sessions.ts'
import { atomically } from '../../database/atomically.ts'
import { onlyIf } from '../../database/insert-when.ts'
import { queueEmail } from '../../email/outbox.ts'
import { recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import { randomCode } from '../../security/random.ts'
import type { Services } from '../../services.ts'

type Request = {
  /** Normalised. */
  email: string
  /** The client's, for counting. */
  address: string
  origin: Origin
  /** Of the page, for customers who have not chosen one. */
  language: Language
}

/**
 * Asks for a temporary password and answers the reference to read out on the phone. It does the same for
 * everybody (TP-13): look the customer up, count, read the counters, write one row of the outbox. For an unknown
 * or disabled account, or over the limit, the row is one that is never sent. Nothing is sent or hashed here, and
 * nothing about the account changes (TP-6).
 */
export function makeAsk({ database, keys, config, outbox }: Services) {
  const find = customerByEmail(database)

  return async function ask({ email, address, language, origin }: Request, now: Date): Promise<string> {
    const customer = await find(email)
    const allowances = [
      ...emailAllowances(keys, email, address),
      emailBudget(customer ? 'all' : 'nobody', config.email.perHour),
    ]
    const { taken, until } = await takeEmail(database, allowances, now)
    // A disabled account tells staff more than a limit does.
    const withheld = customer?.disabled
      ? 'disabled'
      : !taken
        ? 'over-limit'
        : !customer
          ? 'no-account'
          : undefined

    const row = {
      kind: 'temporary-password',
      customerId: customer?.id ?? null,
      recipient: withheld ? null : (customer?.email ?? null),
      language: customer?.language ?? language,
      facts: { name: customer ? fullName(customer) : '', ...(taken ? {} : { until: until.toISOString() }) },
      ...(withheld ? { withheld } : {}),
    }

    const event = {
      event: 'temporary-password-asked',
      actor: { kind: 'nobody' },
      customerId: customer?.id ?? null,
      origin,
    } as const

    for (;;) {
      const reference = `R-${randomCode(6)}`
      const [[queued]] = await atomically(database, (transaction) => [
        queueEmail(transaction, { ...row, reference }, now),
        // A flood must not fill the history, and who is over the limit is not to be told by the time it takes.
        recordEvent(transaction, event, now, onlyIf(taken)),
      ])
      // No row: the reference is another's. One in a thousand million; draw again.
      if (queued) return done(reference)
    }
  }

  function done(reference: string): string {
    outbox.wake()
    return reference
  }
}
