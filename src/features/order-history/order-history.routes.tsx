import { Hono } from 'hono'
import { FoundOrdersPage } from '../../../views/order-history/found-orders-page.tsx'
import { OrderHistoryPage } from '../../../views/order-history/order-history-page.tsx'
import { OrderPage } from '../../../views/order-history/order-page.tsx'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { page } from '../../http/page.tsx'
import { type OrderPlace, orderPages } from '../../orders/order-pages.ts'
import { searchOrders } from '../../orders/order-search.ts'
import { newestOrderBefore, orderByNumber } from '../../orders/orders.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { billOf } from './bill.ts'
import { type ListWish, listPath, readWish } from './list-wish.ts'
import { startOfYear } from './shop-year.ts'
import { yearsOfOrders } from './years.ts'

export function orderHistoryRoutes(services: Services) {
  const { database, config } = services
  const { timeZone } = config.shop
  const guard = makeGuard(services)
  const readPage = orderPages(database)
  const newestBefore = newestOrderBefore(database)
  const find = orderByNumber(database)

  return new Hono<RequestEnv>()

    .get(paths.orderHistory, guard, async (c) => {
      const { search, searchParams } = new URL(c.req.url)
      const wish = readWish(searchParams)
      if (paths.orderHistory + search !== listPath(wish)) return c.redirect(listPath(wish), 303)

      const { id } = c.var.customer
      return wish.number === null ? showList(c, id, wish) : showFound(c, id, wish.number)
    })

    .get(`${paths.orderHistory}/:number`, guard, async (c) => {
      const found = await find(c.var.customer.id, c.req.param('number'))
      if (!found) return answerError(c, 404)

      return page(c, <OrderPage bill={billOf(found, languageOf(c))} />)
    })

  async function showList(c: RequestContext, customerId: string, wish: ListWish) {
    const { year, status, place } = wish
    const span =
      year === null
        ? wholeTime
        : { from: startOfYear(year, timeZone), until: startOfYear(year + 1, timeZone) }
    const { orders, newer, older } = await readPage(customerId, { ...span, status }, place)
    const years = await yearsOfOrders(newestBefore, customerId, timeZone)

    const leading = (to: 'newer' | 'older', from: OrderPlace | null) =>
      from && listPath({ ...wish, place: { ...from, to } })
    const [newerPath, olderPath] = [leading('newer', newer), leading('older', older)]
    return page(c, <OrderHistoryPage {...{ orders, years, year, status, newerPath, olderPath }} />)
  }

  /** The one order of this number at once; else those that begin so. */
  async function showFound(c: RequestContext, customerId: string, typed: string) {
    const found = await searchOrders(database, customerId, typed)
    if ('exactly' in found) return c.redirect(paths.order(found.exactly), 303)

    const years = await yearsOfOrders(newestBefore, customerId, timeZone)
    return page(c, <FoundOrdersPage typed={typed} orders={found.beginning} more={found.more} years={years} />)
  }
}

const wholeTime = { from: null, until: null }
