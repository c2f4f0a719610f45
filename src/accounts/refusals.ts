import { takeFromAll } from '../database/allowances.ts'
import type { Database } from '../database/database.ts'
import { hours } from '../durations.ts'
import { type Entry, type HistoryOrigin, recordEvent } from '../history/record.ts'
import type { Keys } from '../security/keys.ts'
import { limitKeyOf } from './network-words.ts'

/** What history tells of a wrong password, typed by whoever is logged in as the customer. */
export const currentRefused = (id: string, origin: HistoryOrigin, asked: 'password' | 'email' | 'deletion') =>
  ({
    event: 'current-password-refused',
    actor: { kind: 'customer', id },
    customerId: id,
    origin,
    details: { for: asked },
  }) as const satisfies Entry

/** Adds a refusal to the history once an hour for each network: a flood of the same must not fill it. */
export async function recordOnceAnHour(
  { database, keys }: { database: Database; keys: Keys },
  refusal: Pick<Entry, 'event' | 'origin' | 'subject' | 'details'>,
  /** The client's. */
  address: string,
  now: Date,
): Promise<void> {
  const { event, subject = null, details = {} } = refusal
  const about = `history/${event}:${limitKeyOf(address)}/${JSON.stringify([subject, details])}`
  const key = keys.sign('allowance', about).toString('base64url').slice(0, 22)
  if (!(await takeFromAll(database, [{ key, most: 1, per: hours(1) }], now))) return
  await recordEvent(database, { ...refusal, actor: { kind: 'nobody' } }, now)
}
