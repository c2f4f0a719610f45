import type { Allowance } from '../database/allowances.ts'
import { days, hours, minutes } from '../durations.ts'
import type { Keys } from '../security/keys.ts'
import { limitKeyOf } from './network-words.ts'

/**
 * How often an email may be asked for (TP-16), by whichever form: to one address, and from one network. `email` is
 * normalised; `address` is the client's.
 */
export function emailAllowances(keys: Keys, email: string, address: string): Allowance[] {
  const to = `email/address:${sign(keys, email)}`
  const from = `email/network:${sign(keys, limitKeyOf(address))}`
  return [
    { key: `${to}/2min`, most: 1, per: minutes(2) },
    { key: `${to}/hour`, most: 5, per: hours(1) },
    { key: `${to}/day`, most: 10, per: days(1) },
    { key: `${from}/hour`, most: 20, per: hours(1) },
    { key: `${from}/day`, most: 60, per: days(1) },
  ]
}

/** Whose emails an hourly budget is for. */
export type Budget = 'all' | 'nobody' | 'registrations'

/**
 * The hourly budget of the whole shop. Customers have one of their own: neither made-up addresses, which get no
 * email, nor strangers who register may use it up.
 */
export const emailBudget = (whose: Budget, perHour: number): Allowance => ({
  key: `email/${whose}`,
  most: perHour,
  per: hours(1),
})

/** Counters hold no address and no network that could be read back. */
const sign = (keys: Keys, text: string) => keys.sign('allowance', text).toString('base64url').slice(0, 22)
