import { Hono } from 'hono'
import { StaffOrderPage } from '../../../views/order-history/staff-order-page.tsx'
import { StaffOrdersPage } from '../../../views/order-history/staff-orders-page.tsx'
import type { RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { languageOf } from '../../http/language.ts'
import { page } from '../../http/page.tsx'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeStaffGuard } from '../../http/staff-guard.ts'
import { type Direction, type OrderPlace, orderPages } from '../../orders/order-pages.ts'
import { orderByNumber } from '../../orders/orders.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { billOf } from './bill.ts'
import { cursorOf } from './cursor.ts'
import { readWish } from './list-wish.ts'

const everything = { from: null, until: null, status: null }

/** A customer's orders, for staff: shown as the shop's system told them, which alone can change them. */
export function staffOrderHistoryRoutes(services: Services) {
  const { database } = services
  const guard = makeStaffGuard(services)
  const about = makeAbout(services)
  const readPage = orderPages(database)
  const find = orderByNumber(database)

  return new Hono<RequestEnv>()

    .get(paths.staff.customerOrders(anyId), guard, about, async (c) => {
      const { id } = c.var.about
      const { place } = readWish(new URL(c.req.url).searchParams)

      const { orders, newer, older } = await readPage(id, everything, place)

      const around = { newerPath: leading(id, 'newer', newer), olderPath: leading(id, 'older', older) }
      return page(c, <StaffOrdersPage customer={shownOf(c.var.about)} orders={orders} {...around} />)
    })

    .get(`${paths.staff.customerOrders(anyId)}/:number`, guard, about, async (c) => {
      const customer = c.var.about
      const found = await find(customer.id, c.req.param('number'))
      if (!found) return answerError(c, 404)

      const shown = { bill: billOf(found, languageOf(c)), email: found.email }
      return page(c, <StaffOrderPage customer={shownOf(customer)} {...shown} />)
    })
}

const leading = (id: string, to: Direction, from: OrderPlace | null): string | null =>
  from && `${paths.staff.customerOrders(id)}?${to}=${cursorOf(from)}`
