import { index, integer, string, table } from '../database/dialect.ts'
import { order } from './order.table.ts'

export const orderLine = table(
  'order_line',
  {
    id: string('id').primaryKey(),
    orderId: string('order_id')
      .notNull()
      .references(() => order.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    sku: string('sku'),
    name: string('name').notNull(),
    /** Size, colour … */
    option: string('option'),
    quantity: integer('quantity').notNull(),
    /** Minor units */
    unitPrice: integer('unit_price').notNull(),
    /** Minor units, of the whole line; 0 or more */
    discount: integer('discount').notNull().default(0),
  },
  (t) => [index('order_line_order').on(t.orderId, t.position)],
)
