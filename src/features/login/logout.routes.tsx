import { Hono } from 'hono'
import { endSessionOf, sessionByToken } from '../../accounts/sessions.ts'
import { recordEvent } from '../../history/record.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { formTokenField, pageOfToken } from '../../http/form-token.ts'
import { logOf } from '../../http/log.ts'
import { confirmNext } from '../../http/notice.ts'
import { originOf } from '../../http/origin.ts'
import { takeSession } from '../../http/session-cookie.ts'
import { acceptedBindings } from '../../http/visitor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

export function logoutRoutes({ database, keys, clock }: Services) {
  const find = sessionByToken(database)

  return new Hono<RequestEnv>().post(paths.logout, async (c) => {
    const { cookies } = c.get('site')
    const session = cookies.read(c, 'session')
    const token = c.get('posted').get(formTokenField)?.[0] ?? ''
    if (pageOfToken(keys, acceptedBindings(c), token) === null) {
      confirmNext(c, 'staleLogOut')
      return c.redirect(paths.profile, 303)
    }

    const found = session ? await find(session, clock()) : undefined
    await endSessionOf(database, session ?? '')
    if (found) await recordLogOut(c, found.customer.id)
    logOf(c).info({ event: 'session_ended', by: 'log out' })

    takeSession(c)
    confirmNext(c, 'loggedOut')
    return c.redirect(paths.login, 303)
  })

  async function recordLogOut(c: RequestContext, customerId: string): Promise<void> {
    const actor = { kind: 'customer', id: customerId } as const
    await recordEvent(database, { event: 'logged-out', actor, customerId, origin: originOf(c) }, clock())
  }
}
