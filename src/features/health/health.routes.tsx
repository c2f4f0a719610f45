import { Hono } from 'hono'
import { oldestWaiting } from '../../email/outbox.ts'
import type { RequestEnv } from '../../http/context.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/** For monitors: whether the database answers, and how long the oldest unsent email has been waiting. */
export const healthRoutes = ({ database, clock }: Services) =>
  new Hono<RequestEnv>().get(paths.health, async (c) => {
    const oldest = await oldestWaiting(database).catch(() => 'failed' as const)
    if (oldest === 'failed') return c.json({ database: 'failed' }, 503)

    const seconds = oldest && Math.max(0, Math.round((clock().getTime() - oldest.getTime()) / 1000))
    return c.json({ database: 'ok', oldestUnsentEmailSeconds: seconds })
  })
