import { createMiddleware } from 'hono/factory'
import { type Session, sessionByToken } from '../../accounts/sessions.ts'
import { doubleClick } from '../../durations.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { formTokenField, pageOfToken } from '../../http/form-token.ts'
import { confirmNext } from '../../http/notice.ts'
import { giveSession } from '../../http/session-cookie.ts'
import { paths } from '../../paths.ts'
import type { Keys } from '../../security/keys.ts'
import { digest } from '../../security/random.ts'
import type { Services } from '../../services.ts'

/**
 * Token of the session after a change of password. Derived from the old session, the page and the new password,
 * so that the second post of a double click, and nothing else, arrives at the same one.
 */
export const tokenAfterSave = (keys: Keys, oldDigest: string, page: string, wanted: string): string =>
  keys.sign('session after a new password', oldDigest, page, wanted).toString('base64url')

/** Finds the session that the first post of a double click has opened; undefined when this is none. */
export function makeFindRepeated({ database }: Pick<Services, 'database'>) {
  const find = sessionByToken(database)
  return async (token: string, now: Date): Promise<Session | undefined> => {
    const found = await find(token, now)
    const isYoung = found && now.getTime() - found.session.createdAt.getTime() <= doubleClick
    return isYoung ? found.session : undefined
  }
}

/**
 * A double-clicked Save: the first post has ended the session that the second one comes with. Without this the
 * guard would send the customer to log in, whose password is saved all the same.
 */
export function answerRepeatedSave({ database, keys, clock }: Services) {
  const findRepeated = makeFindRepeated({ database })

  return createMiddleware<RequestEnv>(async (c, next) => {
    const token = tokenOf(c)
    const repeated = token && (await findRepeated(token, clock()))
    if (!repeated) return next()

    giveSession(c, token, repeated.kind)
    confirmNext(c, 'passwordChanged')
    return c.redirect(paths.webSiteAccess, 303)
  })

  function tokenOf(c: RequestContext): string | null {
    const posted = c.get('posted')
    const old = digest(c.get('site').cookies.read(c, 'session') ?? '')
    const page = pageOfToken(keys, [old], posted.get(formTokenField)?.[0] ?? '')
    return page && tokenAfterSave(keys, old, page, posted.get('new')?.[0] ?? '')
  }
}
