import { boolean, index, instant, oneOf, string, table } from '../database/dialect.ts'

export const customer = table(
  'customer',
  {
    id: string('id').primaryKey(),
    /** As `normaliseEmail` writes it. */
    email: string('email').notNull().unique(),
    firstName: string('first_name').notNull(),
    lastName: string('last_name').notNull(),
    company: string('company'),
    /** E.164 */
    phone: string('phone'),
    /** The customer's own choice; null until one was made. */
    language: oneOf('language', ['en', 'fr']),
    /** PHC string; null until the customer has set a password. */
    passwordHash: string('password_hash'),
    /** The shop's own id for this customer. */
    externalId: string('external_id').unique(),
    /** When the customer proved to read this mailbox: a temporary password or a code from it was used. */
    emailProvenAt: instant('email_proven_at'),
    /** When the newsletter was agreed to; null when it is not wanted. */
    newsletterAgreedAt: instant('newsletter_agreed_at'),
    /** The sentence that was agreed to. */
    newsletterWording: string('newsletter_wording'),
    /** When the invitation to a customer whom the shop has entered was queued; each gets one. */
    invitedAt: instant('invited_at'),
    disabled: boolean('disabled').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('customer_phone').on(t.phone)],
)
