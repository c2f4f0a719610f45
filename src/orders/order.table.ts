import { customer } from '../accounts/customer.table.ts'
import { index, instant, integer, json, oneOf, string, table } from '../database/dialect.ts'

/** An address as it was when the order was placed: never changed afterwards. */
export type OrderAddress = {
  name: string
  company: string | null
  line1: string | null
  line2: string | null
  district: string | null
  town: string | null
  region: string | null
  postcode: string | null
  /** ISO 3166-1 alpha-2 */
  country: string | null
}

/** Amounts are in minor units of the order's currency. */
export const order = table(
  'customer_order',
  {
    id: string('id').primaryKey(),
    /** Whose it is; null until a customer has proven the mailbox it was placed from. */
    customerId: string('customer_id').references(() => customer.id, { onDelete: 'set null' }),
    /** Placed with this address, as `normaliseEmail` writes it. */
    email: string('email'),
    /** As the shop prints it. */
    number: string('number').notNull().unique(),
    status: oneOf('status', ['received', 'packing', 'sent', 'delivered', 'cancelled']).notNull(),
    /** ISO 4217 */
    currency: string('currency').notNull(),
    discount: integer('discount').notNull().default(0),
    shipping: integer('shipping').notNull().default(0),
    tax: integer('tax').notNull().default(0),
    total: integer('total').notNull(),
    shippingAddress: json<OrderAddress>('shipping_address'),
    billingAddress: json<OrderAddress>('billing_address'),
    /** From the shop to the customer. */
    note: string('note'),
    /** Where the shop fills a cart with the same things; http or https. */
    reorderUrl: string('reorder_url'),
    placedAt: instant('placed_at').notNull(),
    updatedAt: instant('updated_at'),
  },
  (t) => [
    index('customer_order_placed').on(t.customerId, t.placedAt, t.id),
    index('customer_order_email').on(t.email),
    index('customer_order_updated').on(t.updatedAt, t.id),
  ],
)
