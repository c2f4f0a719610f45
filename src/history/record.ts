import type { SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { newId } from '../database/ids.ts'
import { always, insertWhen } from '../database/insert-when.ts'
import type { HistoryEvent } from '../history-events.ts'
import { type HistoryOrigin, history } from './history.table.ts'

export type { HistoryOrigin } from './history.table.ts'

/** Who acted. A program is one with a key of the API; a command was typed on the server. */
export type Actor =
  | { kind: 'customer' | 'staff' | 'program'; id: string }
  | { kind: 'command' | 'system' | 'nobody' }

export type Entry = {
  event: HistoryEvent
  actor: Actor
  /** The customer it happened to. */
  customerId?: string | null
  /** What else it happened to: the id of a staff member, a key or an email, the name of a setting. */
  subject?: string | null
  origin?: HistoryOrigin | null
  /** Never a secret, never what somebody typed: names of fields, counts, ids. */
  details?: Record<string, unknown>
}

/** Statement: adds to the history, committed with what it tells of; only if the condition, if any, holds. */
export function recordEvent(transaction: Transaction, entry: Entry, now: Date, condition: SQL = always) {
  const { event, actor, customerId, subject, origin, details = {} } = entry
  const actorId = 'id' in actor ? actor.id : null
  const row = {
    id: newId(now),
    at: now,
    event,
    actorKind: actor.kind,
    actorId,
    customerId,
    subject,
    origin,
    details,
  }
  return insertWhen(transaction, history, row, condition)
}
