import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Session, sessionByToken, touchSession } from '../accounts/sessions.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { CustomerEnv, RequestContext, RequestEnv } from './context.ts'
import { logOf } from './log.ts'
import { askToLogInAgain } from './log-in-again.tsx'
import { confirmNext } from './notice.ts'
import { pageAskedFor } from './return-path.ts'

type GuardEnv = RequestEnv & CustomerEnv

/**
 * Lets only a logged-in customer through. Everybody else is sent to log in, and back to this page afterwards; what
 * was typed while the session ended is kept. The cookie of an ended session stays: it proves whose page was open.
 * Where the shop requires a new password first, a session of a temporary password opens `openToTemporary`
 * pages only (TP-11).
 */
export function makeGuard({ database, config, clock }: Services, { openToTemporary = false } = {}) {
  const find = sessionByToken(database)
  const confined = config.temporaryPassword.then === 'require' && !openToTemporary

  return createMiddleware<GuardEnv>(async (c, next) => {
    const { cookies } = c.get('site')
    const token = cookies.read(c, 'session')
    const found = token ? await find(token, clock()) : undefined
    if (!found) return (c.req.method === 'POST' && askToLogInAgain(c)) || sendToLogin(c, token !== undefined)
    if (confined && found.session.kind === 'temporary') return c.redirect(paths.webSiteAccess, 303)

    c.set('customer', found.customer)
    c.set('session', found.session)
    c.set('deletionDueAt', found.deletionDueAt)
    touch(c, found.session)
    return next()
  })

  /** Best effort, beside the answer: a disk that takes no writes must not take the pages away. */
  function touch(c: RequestContext, session: Session): void {
    touchSession(database, session, clock()).catch((err) => {
      logOf(c).warn({ event: 'session_not_touched', err })
    })
  }
}

function sendToLogin(c: Context<GuardEnv>, hadSession: boolean): Response {
  confirmNext(c, hadSession ? 'sessionExpired' : 'loginNeeded')
  const back = pageAskedFor(c.req)
  return c.redirect(back ? `${paths.login}?next=${queryValue(back)}` : paths.login, 303)
}

/** Percent-encoded but for slashes, which a query may hold (RFC 3986 3.4): people read this address. */
const queryValue = (path: string) => encodeURIComponent(path).replaceAll('%2F', '/')
