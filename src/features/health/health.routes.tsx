import { Hono } from 'hono'
import { minutes } from '../../durations.ts'
import { oldestWaiting } from '../../email/outbox.ts'
import type { RequestEnv } from '../../http/context.ts'
import { paths } from '../../paths.ts'
import { doctorHeader, doctorTokens } from '../../security/doctor-token.ts'
import type { Services } from '../../services.ts'
import { seenRequest } from './seen-request.ts'

/**
 * Younger ones are on their way and no news. To tell of them would tell whoever has just asked for a temporary
 * password whether there is an account (TP-13).
 */
const onItsWay = minutes(2)

/**
 * For monitors: whether the database answers, and how long the oldest unsent email has been waiting. The doctor, who
 * proves to have the key file, also hears how its request has arrived.
 */
export const healthRoutes = ({ database, config, keys, clock }: Services) => {
  const isDoctor = doctorTokens(keys)
  const { isTrustedProxy } = config.trustedProxies

  return new Hono<RequestEnv>().get(paths.health, async (c) => {
    const oldest = await oldestWaiting(database).catch(() => 'failed' as const)
    if (oldest === 'failed') return c.json({ database: 'failed' }, 503)

    const waited = oldest ? clock().getTime() - oldest.getTime() : 0
    const seconds = waited > onItsWay ? Math.round(waited / 1000) : null
    const seen = isDoctor(c.req.header(doctorHeader), clock()) && { seen: seenRequest(c, isTrustedProxy) }
    return c.json({ database: 'ok', oldestUnsentEmailSeconds: seconds, ...seen })
  })
}
