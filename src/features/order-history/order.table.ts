import { customer } from '../../accounts/customer.table.ts'
import { index, instant, integer, oneOf, string, table } from '../../database/dialect.ts'

export const order = table(
  'customer_order',
  {
    id: string('id').primaryKey(),
    customerId: string('customer_id')
      .notNull()
      .references(() => customer.id, { onDelete: 'cascade' }),
    /** As the shop prints it. */
    number: string('number').notNull().unique(),
    status: oneOf('status', ['received', 'packing', 'sent', 'delivered', 'cancelled']).notNull(),
    /** ISO 4217 */
    currency: string('currency').notNull(),
    /** In minor units. */
    total: integer('total').notNull(),
    placedAt: instant('placed_at').notNull(),
  },
  (t) => [index('customer_order_placed').on(t.customerId, t.placedAt, t.id)],
)
