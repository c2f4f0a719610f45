import { Hono } from 'hono'
import { OrderHistoryPage } from '../../../views/order-history/order-history-page.tsx'
import type { RequestEnv } from '../../http/context.ts'
import { makeGuard } from '../../http/guard.ts'
import { page } from '../../http/page.tsx'
import { listOrders } from '../../orders/orders.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

export function orderHistoryRoutes(services: Services) {
  return new Hono<RequestEnv>().get(paths.orderHistory, makeGuard(services), async (c) =>
    page(c, <OrderHistoryPage orders={await listOrders(services.database, c.var.customer.id)} />),
  )
}
