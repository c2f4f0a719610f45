import { Hono } from 'hono'
import { HistoryCsvPage } from '../../../views/history/history-csv-page.tsx'
import { CustomerHistoryPage, HistoryPage } from '../../../views/history/history-page.tsx'
import { historyPage } from '../../history/history-pages.ts'
import { recordEvent } from '../../history/record.ts'
import { attachment, csvType } from '../../http/attachment.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { invalid, page } from '../../http/page.tsx'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { listStaff } from '../../staff/staff-members.ts'
import { historyCsvForm } from './history.form.ts'
import { historyCsv } from './history-csv.ts'
import { filterOf, historyQuery, readHistoryWish } from './history-wish.ts'
import { shownRows } from './shown-rows.ts'

/** What happened: all of it, of one customer, and as a file. */
export function historyRoutes(services: Services) {
  const { database, config, clock } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)
  const about = makeAbout(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.history, guard, async (c) => {
      const wish = readHistoryWish(queryOf(c))
      const found = await historyPage(database, filterOf(wish, config.shop.timeZone), wish.place)
      const rows = await shownRows(database, found.rows)
      const members = await listStaff(database)

      const around = pathsAround(paths.staff.history, wish, found)
      const csvPath = c.var.staff.role === 'owner' ? paths.staff.historyCsv + historyQuery(wish, null) : null
      return page(c, <HistoryPage rows={rows} wish={wish} members={members} csvPath={csvPath} {...around} />)
    })

    .get(paths.staff.customerHistory(anyId), guard, about, async (c) => {
      const { about: customer } = c.var
      const wish = { ...readHistoryWish(queryOf(c)), event: null, member: null, from: null, until: null }
      const found = await historyPage(database, { customerId: customer.id }, wish.place)
      const rows = await shownRows(database, found.rows)

      const around = pathsAround(paths.staff.customerHistory(customer.id), wish, found)
      return page(c, <CustomerHistoryPage customer={shownOf(customer)} rows={rows} {...around} />)
    })

    .get(paths.staff.historyCsv, guard, ownersOnly, fresh, (c) =>
      page(c, <HistoryCsvPage path={addressOf(c)} stale={false} />),
    )

    .post(paths.staff.historyCsv, guard, ownersOnly, fresh, async (c) => {
      const checked = checkForm(c, historyCsvForm)
      if (!checked.ok) return invalid(c, <HistoryCsvPage path={addressOf(c)} stale />)

      const filter = filterOf(readHistoryWish(queryOf(c)), config.shop.timeZone)
      const event = { event: 'exported', ...staffActor(c), details: { what: 'history' } } as const
      await recordEvent(database, event, clock())

      return attachment(c, { name: 'history.csv', type: csvType, pieces: historyCsv(database, filter) })
    })
}

const queryOf = (c: RequestContext) => new URL(c.req.url).searchParams

const addressOf = (c: RequestContext) =>
  paths.staff.historyCsv + historyQuery({ ...readHistoryWish(queryOf(c)), place: null }, null)

type Wish = ReturnType<typeof readHistoryWish>
type Found = Awaited<ReturnType<typeof historyPage>>

const pathsAround = (path: string, wish: Wish, { newer, older }: Found) => ({
  newerPath: newer && path + historyQuery(wish, { ...newer, to: 'newer' }),
  olderPath: older && path + historyQuery(wish, { ...older, to: 'older' }),
})
