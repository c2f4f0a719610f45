import * as z from 'zod'
import { externalId } from '../../accounts/incoming-customer.ts'
import { incomingOrderFields, orderNumber } from '../../orders/incoming-order.ts'
import type { StoredOrder } from '../../orders/stored-order.ts'

const customerOfOrder = z
  .strictObject({ id: z.uuid(), externalId: externalId.nullable() })
  .nullable()
  .meta({ description: 'In whose account it is shown; null until the mailbox it was placed from is proven' })

/** An order as the API tells it: what was put, and what is known besides. */
export const answeredOrder = z.strictObject({
  number: orderNumber,
  ...incomingOrderFields.shape,
  customer: customerOfOrder,
  updatedAt: z.iso.datetime().nullable(),
})

/** `externalIds` has the shop's own id of every customer of ours who is named. */
export function writeOrder(
  { order, lines, shipments }: StoredOrder,
  externalIds: Map<string, string | null>,
): z.input<typeof answeredOrder> {
  const { id: _id, customerId, placedAt, updatedAt, ...fields } = order
  return {
    ...fields,
    placedAt: placedAt.toISOString(),
    lines: lines.map(({ id: _line, orderId: _order, position: _position, ...line }) => line),
    shipments: shipments.map(({ carrier, trackingNumber, trackingUrl, shippedAt, deliveredAt }) => ({
      carrier,
      trackingNumber,
      trackingUrl,
      shippedAt: shippedAt?.toISOString() ?? null,
      deliveredAt: deliveredAt?.toISOString() ?? null,
    })),
    customer:
      customerId === null ? null : { id: customerId, externalId: externalIds.get(customerId) ?? null },
    updatedAt: updatedAt?.toISOString() ?? null,
  }
}
