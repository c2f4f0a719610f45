import { index, instant, oneOf, string, table } from '../database/dialect.ts'
import { customer } from './customer.table.ts'

/** What a temporary password is derived from, and what became of it; never the secret (TP-3). */
export const temporaryPassword = table(
  'temporary_password',
  {
    id: string('id').primaryKey(),
    nonce: string('nonce').notNull(),
    customerId: string('customer_id')
      .notNull()
      .references(() => customer.id, { onDelete: 'cascade' }),
    /** An ended one stays ended, wherever the clock goes (TP-8). */
    state: oneOf('state', ['live', 'used', 'expired', 'ended']).notNull(),
    /** How it reaches its owner; one that was emailed is sent again to whoever asks again, the others never. */
    handed: oneOf('handed', ['email', 'read-out', 'letter']).notNull().default('email'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** Digest of the page it was used from: a second post of that page is a double click (TP-10). */
    usedFrom: string('used_from'),
    /** The session it opened: tells which of many uses at the same moment was the one (TP-9). */
    openedSession: string('opened_session'),
  },
  (t) => [
    index('temporary_password_customer').on(t.customerId),
    index('temporary_password_expires_at').on(t.expiresAt),
  ],
)
