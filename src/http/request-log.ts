import { createMiddleware } from 'hono/factory'
import { randomCode } from '../security/random.ts'
import type { Services } from '../services.ts'
import { clientAddress } from './client-address.ts'
import type { RequestEnv } from './context.ts'

/**
 * Gives the request its id and writes one line about it when it is answered. The line has the path without its
 * query, and neither headers, cookies, nor anything that was typed.
 */
export const requestLog = ({ log, config }: Services) =>
  createMiddleware<RequestEnv>(async (c, next) => {
    // Hono runs what is registered for `/*` twice when that is the very path asked for.
    if (c.get('requestId')) return next()

    const began = performance.now()
    const requestId = randomCode(8).replace(/.{4}/, '$&-')
    const remote = c.env?.incoming?.socket.remoteAddress
    c.set('requestId', requestId)
    c.set(
      'address',
      clientAddress(remote, c.req.header('x-forwarded-for'), config.trustedProxies.isTrustedProxy),
    )
    c.set('log', log)

    await next()

    log.info({
      event: 'request',
      request: requestId,
      method: c.req.method,
      path: c.req.path.slice(0, 200),
      status: c.res.status,
      ms: Math.round((performance.now() - began) * 10) / 10,
      address: c.get('address'),
    })
  })
