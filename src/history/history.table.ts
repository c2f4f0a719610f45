import { index, instant, integer, json, oneOf, string, table } from '../database/dialect.ts'
import type { HistoryEvent } from '../history-events.ts'

/** Where somebody acted from, in the words of the list of sessions; never an exact address. */
export type HistoryOrigin = {
  browser: string | null
  platform: string | null
  network: { kind: string; prefix?: string }
}

/**
 * What happened, by whom, when, from where, to whom. Rows are only ever added; triggers refuse everything else but
 * clearing away what is older than the horizon. People are named by id: no row keeps a deleted account's data.
 */
export const history = table(
  'history',
  {
    id: string('id').primaryKey(),
    at: instant('at').notNull(),
    /** One of `historyEvents`. */
    event: string('event').$type<HistoryEvent>().notNull(),
    actorKind: oneOf('actor_kind', ['customer', 'staff', 'program', 'command', 'system', 'nobody']).notNull(),
    actorId: string('actor_id'),
    /** The customer it happened to. */
    customerId: string('customer_id'),
    /** What else it happened to: the id of a staff member, a key, an email, the name of a setting. */
    subject: string('subject'),
    origin: json<HistoryOrigin>('origin'),
    details: json<Record<string, unknown>>('details').notNull(),
  },
  (t) => [
    index('history_at').on(t.at, t.id),
    index('history_customer').on(t.customerId, t.at, t.id),
    index('history_event').on(t.event, t.at, t.id),
    index('history_actor').on(t.actorId, t.at, t.id),
  ],
)

/** One row: nothing from this moment on can be cleared away. It only ever moves on. */
export const historyHorizon = table('history_horizon', {
  id: integer('id').primaryKey(),
  at: instant('at').notNull(),
})
