import type { Database } from '../database/database.ts'
import { type Fate, fateOf } from '../email/fate.ts'
import { findByReference } from '../email/outbox.ts'
import type { Keys } from '../security/keys.ts'
import { deviceOf } from './device.ts'

/**
 * What became of the email of a reference, for a browser that has logged in to the very account it is for; null for
 * every other. Without a device cookie nothing is looked up, and with one that does not fit the work is the same
 * whatever the reference stands for: nobody else learns anything (TP-13).
 */
export function makeFindOwnEmail(database: Database, keys: Keys) {
  return async function findOwnEmail(
    reference: string,
    device: string | undefined,
    now: Date,
  ): Promise<Fate | null> {
    if (device === undefined) return null
    const email = await findByReference(database, reference)
    const isOwn = deviceOf(keys, email?.customerId ?? '', device) !== null
    return isOwn && email?.customerId ? fateOf(email, now) : null
  }
}
