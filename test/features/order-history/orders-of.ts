import { atomically } from '../../../src/database/atomically.ts'
import { addOrders, type NewOrder, type NewOrderLine, type NewShipment } from '../../../src/orders/orders.ts'
import type { Shop } from '../../support/shop.ts'
import { days } from '../login/steps.ts'

type Given = Partial<NewOrder> & {
  /** Counted back from the shop's clock; `placedAt` wins. */
  daysAgo?: number
  lines?: NewOrderLine[]
  shipments?: NewShipment[]
}

/** Gives a customer orders; what is not told is like most orders. */
export async function give(shop: Shop, customerId: string, orders: Given[]): Promise<void> {
  const usual = { status: 'received', currency: 'EUR', total: 1000, lines: [], shipments: [] } as const
  const whole = orders.map(({ daysAgo = 1, ...order }) => ({
    number: `10${daysAgo}`,
    placedAt: new Date(shop.clock().getTime() - days(daysAgo)),
    ...usual,
    lines: [],
    shipments: [],
    ...order,
  }))
  await atomically(shop.database, (transaction) => addOrders(transaction, customerId, whole))
}
