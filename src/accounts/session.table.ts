import { index, instant, json, oneOf, string, table } from '../database/dialect.ts'
import { customer } from './customer.table.ts'
import type { Network } from './network-words.ts'
import { temporaryPassword } from './temporary-password.table.ts'

export const session = table(
  'session',
  {
    /** Names the session in the list a customer sees; worthless as a cookie. */
    id: string('id').primaryKey(),
    /** SHA-256 of the cookie's value. */
    tokenDigest: string('token_digest').notNull().unique(),
    customerId: string('customer_id')
      .notNull()
      .references(() => customer.id, { onDelete: 'cascade' }),
    kind: oneOf('kind', ['browser', 'kept', 'shared', 'temporary']).notNull(),
    /** The temporary password that opened it. */
    temporaryPasswordId: string('temporary_password_id').references(() => temporaryPassword.id, {
      onDelete: 'cascade',
    }),
    browser: string('browser'),
    platform: string('platform'),
    network: json<Network>('network').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    idleEndsAt: instant('idle_ends_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [index('session_customer').on(t.customerId), index('session_ends_at').on(t.endsAt)],
)
