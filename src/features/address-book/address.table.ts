import { customer } from '../../accounts/customer.table.ts'
import { boolean, index, instant, string, table } from '../../database/dialect.ts'

export const address = table(
  'address',
  {
    id: string('id').primaryKey(),
    customerId: string('customer_id')
      .notNull()
      .references(() => customer.id, { onDelete: 'cascade' }),
    called: string('called'),
    name: string('name').notNull(),
    company: string('company'),
    line1: string('line1').notNull(),
    line2: string('line2'),
    town: string('town').notNull(),
    region: string('region'),
    postcode: string('postcode').notNull(),
    /** ISO 3166-1 alpha-2 */
    country: string('country').notNull(),
    defaultShipping: boolean('default_shipping').notNull().default(false),
    defaultBilling: boolean('default_billing').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('address_customer').on(t.customerId, t.createdAt)],
)
