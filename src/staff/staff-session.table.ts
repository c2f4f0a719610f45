import type { Network } from '../accounts/network-words.ts'
import { index, instant, json, oneOf, string, table } from '../database/dialect.ts'
import { staff } from './staff.table.ts'

export const staffSession = table(
  'staff_session',
  {
    /** Names the session in the list that staff see; worthless as a cookie. */
    id: string('id').primaryKey(),
    /** SHA-256 of the cookie's value. */
    tokenDigest: string('token_digest').notNull().unique(),
    staffId: string('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** `password`: the second factor is still to come; `set-up`: it is still to be set up; `open`: logged in. */
    stage: oneOf('stage', ['password', 'set-up', 'open']).notNull(),
    browser: string('browser'),
    platform: string('platform'),
    network: json<Network>('network').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    idleEndsAt: instant('idle_ends_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** When the password was last typed: dangerous acts ask for it again. */
    confirmedAt: instant('confirmed_at').notNull(),
  },
  (t) => [index('staff_session_staff').on(t.staffId), index('staff_session_ends_at').on(t.endsAt)],
)
