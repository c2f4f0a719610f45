import { customer } from '../../accounts/customer.table.ts'
import { boolean, index, instant, string, table } from '../../database/dialect.ts'

/** One address, in the parts that libaddressinput knows; which of them there are depends on the country. */
export const address = table(
  'address',
  {
    id: string('id').primaryKey(),
    customerId: string('customer_id')
      .notNull()
      .references(() => customer.id, { onDelete: 'cascade' }),
    /** What the customer calls it. */
    called: string('called'),
    name: string('name').notNull(),
    company: string('company'),
    line1: string('line1').notNull(),
    line2: string('line2'),
    /** Suburb, neighbourhood, townland (%D) */
    district: string('district'),
    /** %C; some countries have none */
    town: string('town'),
    /** %S: a key of the country's list where it has one */
    region: string('region'),
    postcode: string('postcode'),
    /** %X, such as CEDEX */
    sortingCode: string('sorting_code'),
    /** ISO 3166-1 alpha-2 */
    country: string('country').notNull(),
    defaultShipping: boolean('default_shipping').notNull().default(false),
    defaultBilling: boolean('default_billing').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at'),
  },
  (t) => [index('address_customer').on(t.customerId, t.createdAt)],
)
