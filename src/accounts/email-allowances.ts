import { type Allowance, roomAgainAt, takeFromAll } from '../database/allowances.ts'
import type { Database } from '../database/database.ts'
import { days, hours, minutes } from '../durations.ts'
import type { Keys } from '../security/keys.ts'
import { limitKeyOf } from './network-words.ts'

/**
 * How often an email may be asked for (TP-16), by whichever form: to one address, and from one network. `email` is
 * normalised; `address` is the client's.
 */
export function emailAllowances(keys: Keys, email: string, address: string): Allowance[] {
  const from = `email/network:${sign(keys, limitKeyOf(address))}`
  return [
    ...allowancesOfMailbox(keys, email),
    { key: `${from}/hour`, most: 20, per: hours(1) },
    { key: `${from}/day`, most: 60, per: days(1) },
  ]
}

/** How many emails that somebody asks for one mailbox may get, whoever asks. `email` is normalised. */
export function allowancesOfMailbox(keys: Keys, email: string): Allowance[] {
  const to = `email/address:${sign(keys, email)}`
  return [
    { key: `${to}/2min`, most: 1, per: minutes(2) },
    { key: `${to}/hour`, most: 5, per: hours(1) },
    { key: `${to}/day`, most: 10, per: days(1) },
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

/**
 * Takes from all of them or from none, and answers when there is room again. It costs the same statements and one
 * write either way: who is over the limit is not to be told by the time it takes (TP-13).
 */
export async function takeEmail(database: Database, allowances: Allowance[], now: Date) {
  const taken = await takeFromAll(database, allowances, now)
  await takeFromAll(database, [insteadOf(taken)], now)
  return { taken, until: await roomAgainAt(database, allowances, now) }
}

/** Written when the counters were not. */
const insteadOf = (taken: boolean): Allowance => ({
  key: 'email/refused',
  most: taken ? 0 : Number.MAX_SAFE_INTEGER,
  per: hours(1),
})

/** Counters hold no address and no network that could be read back. */
const sign = (keys: Keys, text: string) => keys.sign('allowance', text).toString('base64url').slice(0, 22)
