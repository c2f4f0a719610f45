import { index, instant, integer, oneOf, string, table } from '../database/dialect.ts'
import { customer } from './customer.table.ts'

/** A change of email that waits for the code from the new mailbox. The code is derived from id and nonce. */
export const emailChange = table(
  'email_change',
  {
    id: string('id').primaryKey(),
    nonce: string('nonce').notNull(),
    customerId: string('customer_id')
      .notNull()
      .references(() => customer.id, { onDelete: 'cascade' }),
    newEmail: string('new_email').notNull(),
    state: oneOf('state', ['live', 'used', 'expired', 'ended']).notNull(),
    triesLeft: integer('tries_left').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('email_change_customer').on(t.customerId), index('email_change_expires_at').on(t.expiresAt)],
)
