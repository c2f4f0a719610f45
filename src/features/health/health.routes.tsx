import { Hono } from 'hono'
import { minutes } from '../../durations.ts'
import { oldestWaiting } from '../../email/outbox.ts'
import type { RequestEnv } from '../../http/context.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/**
 * Younger ones are on their way and no news. To tell of them would tell whoever has just asked for a temporary
 * password whether there is an account (TP-13).
 */
const onItsWay = minutes(2)

/** For monitors: whether the database answers, and how long the oldest unsent email has been waiting. */
export const healthRoutes = ({ database, clock }: Services) =>
  new Hono<RequestEnv>().get(paths.health, async (c) => {
    const oldest = await oldestWaiting(database).catch(() => 'failed' as const)
    if (oldest === 'failed') return c.json({ database: 'failed' }, 503)

    const waited = oldest ? clock().getTime() - oldest.getTime() : 0
    const seconds = waited > onItsWay ? Math.round(waited / 1000) : null
    return c.json({ database: 'ok', oldestUnsentEmailSeconds: seconds })
  })
