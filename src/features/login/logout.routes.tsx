import { Hono } from 'hono'
import { endSessionOf } from '../../accounts/sessions.ts'
import type { RequestEnv } from '../../http/context.ts'
import { formTokenField, pageOfToken } from '../../http/form-token.ts'
import { logOf } from '../../http/log.ts'
import { confirmNext } from '../../http/notice.ts'
import { takeSession } from '../../http/session-cookie.ts'
import { acceptedBindings } from '../../http/visitor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

export function logoutRoutes({ database, keys }: Services) {
  return new Hono<RequestEnv>().post(paths.logout, async (c) => {
    const { cookies } = c.get('site')
    const session = cookies.read(c, 'session')
    const token = c.get('posted').get(formTokenField)?.[0] ?? ''
    if (pageOfToken(keys, acceptedBindings(c), token) === null) {
      confirmNext(c, 'staleLogOut')
      return c.redirect(paths.profile, 303)
    }

    await endSessionOf(database, session ?? '')
    logOf(c).info({ event: 'session_ended', by: 'log out' })

    takeSession(c)
    confirmNext(c, 'loggedOut')
    return c.redirect(paths.login, 303)
  })
}
