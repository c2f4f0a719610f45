import { Hono } from 'hono'
import { OverviewPage } from '../../../views/overview/overview-page.tsx'
import type { RequestEnv } from '../../http/context.ts'
import { page } from '../../http/page.tsx'
import { makeStaffGuard } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { readOverview } from './overview.ts'

/** The first page of staff: how things are. */
export const overviewRoutes = (services: Services) =>
  new Hono<RequestEnv>().get(paths.staff.home, makeStaffGuard(services), async (c) => {
    const figures = await readOverview(services, services.clock())

    return page(c, <OverviewPage {...figures} />)
  })
