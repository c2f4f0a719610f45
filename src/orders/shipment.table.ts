import { index, instant, integer, string, table } from '../database/dialect.ts'
import { order } from './order.table.ts'

export const shipment = table(
  'shipment',
  {
    id: string('id').primaryKey(),
    orderId: string('order_id')
      .notNull()
      .references(() => order.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    carrier: string('carrier'),
    trackingNumber: string('tracking_number'),
    /** http or https */
    trackingUrl: string('tracking_url'),
    shippedAt: instant('shipped_at'),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [index('shipment_order').on(t.orderId, t.position)],
)
