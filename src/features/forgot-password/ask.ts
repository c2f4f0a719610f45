import { customerByEmail, fullName } from '../../accounts/customers.ts'
import { limitKeyOf } from '../../accounts/network-words.ts'
import { type Allowance, roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { days, hours, minutes } from '../../durations.ts'
import { queueEmail } from '../../email/outbox.ts'
import type { Language } from '../../i18n/words.ts'
import type { Keys } from '../../security/keys.ts'
import { randomCode } from '../../security/random.ts'
import type { Services } from '../../services.ts'

type Request = {
  /** Normalised. */
  email: string
  /** The client's, for counting. */
  address: string
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

  return async function ask({ email, address, language }: Request, now: Date): Promise<string> {
    const customer = await find(email)
    const allowances = allowancesOf(keys, email, address, customer !== undefined, config.email.perHour)
    const taken = await takeFromAll(database, allowances, now)
    await takeFromAll(database, [insteadOf(taken)], now)
    const until = await roomAgainAt(database, allowances, now)
    const withheld = !taken
      ? 'over-limit'
      : !customer
        ? 'no-account'
        : customer.disabled
          ? 'disabled'
          : undefined

    const row = {
      kind: 'temporary-password',
      customerId: customer?.id ?? null,
      recipient: withheld ? null : (customer?.email ?? null),
      language: customer?.language ?? language,
      facts: { name: customer ? fullName(customer) : '', ...(taken ? {} : { until: until.toISOString() }) },
      ...(withheld ? { withheld } : {}),
    }

    for (;;) {
      const reference = `R-${randomCode(6)}`
      const [queued] = await queueEmail(database, { ...row, reference }, now)
      // No row: the reference is another's. One in a thousand million; draw again.
      if (queued) return done(reference)
    }
  }

  function done(reference: string): string {
    outbox.wake()
    return reference
  }
}

/**
 * Written when the counters were not, so that there is one write either way: who is over the limit is not to be
 * told by the time it takes.
 */
const insteadOf = (taken: boolean): Allowance => ({
  key: 'email/refused',
  most: taken ? 0 : Number.MAX_SAFE_INTEGER,
  per: hours(1),
})

/**
 * How often an email may be asked for (TP-16). The hourly budget of the whole shop counts real customers only:
 * made-up addresses must not use it up.
 */
function allowancesOf(
  keys: Keys,
  email: string,
  address: string,
  known: boolean,
  perHour: number,
): Allowance[] {
  const sign = (text: string) => keys.sign('allowance', text).toString('base64url').slice(0, 22)
  const to = `email/address:${sign(email)}`
  const from = `email/network:${sign(limitKeyOf(address))}`
  return [
    { key: `${to}/2min`, most: 1, per: minutes(2) },
    { key: `${to}/hour`, most: 5, per: hours(1) },
    { key: `${to}/day`, most: 10, per: days(1) },
    { key: `${from}/hour`, most: 20, per: hours(1) },
    { key: `${from}/day`, most: 60, per: days(1) },
    { key: known ? 'email/all' : 'email/nobody', most: perHour, per: hours(1) },
  ]
}
