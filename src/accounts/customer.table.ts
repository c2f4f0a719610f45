import { boolean, instant, oneOf, string, table } from '../database/dialect.ts'

export const customer = table('customer', {
  id: string('id').primaryKey(),
  /** As `normaliseEmail` writes it. */
  email: string('email').notNull().unique(),
  firstName: string('first_name').notNull(),
  lastName: string('last_name').notNull(),
  company: string('company'),
  phone: string('phone'),
  /** The customer's own choice; null until one was made. */
  language: oneOf('language', ['en', 'fr']),
  /** PHC string; null until the customer has set a password. */
  passwordHash: string('password_hash'),
  disabled: boolean('disabled').notNull().default(false),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
