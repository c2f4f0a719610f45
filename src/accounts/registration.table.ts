import { index, instant, oneOf, string, table } from '../database/dialect.ts'

/**
 * An account that was asked for and whose mailbox is not proven: no customer yet. Its temporary password is
 * derived from id and nonce, like a customer's; using it makes the customer.
 */
export const registration = table(
  'registration',
  {
    id: string('id').primaryKey(),
    nonce: string('nonce').notNull(),
    email: string('email').notNull(),
    firstName: string('first_name').notNull(),
    lastName: string('last_name').notNull(),
    language: oneOf('language', ['en', 'fr']).notNull(),
    state: oneOf('state', ['live', 'used', 'expired', 'ended']).notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('registration_email').on(t.email), index('registration_expires_at').on(t.expiresAt)],
)
