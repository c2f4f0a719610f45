import { createMiddleware } from 'hono/factory'
import { readCode } from '../../accounts/email-changes.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { formTokenField, pageOfToken } from '../../http/form-token.ts'
import { confirmNext } from '../../http/notice.ts'
import { giveSession } from '../../http/session-cookie.ts'
import { paths } from '../../paths.ts'
import type { Keys } from '../../security/keys.ts'
import { digest } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { makeFindRepeated } from './repeated-save.ts'

/** Token of the session after a change of email: that of the second post of a double click, and of nothing else. */
export const tokenAfterEmailChange = (keys: Keys, oldDigest: string, page: string, code: string): string =>
  keys.sign('session after a new email', oldDigest, page, code).toString('base64url')

/** A double-clicked code: the first post has ended the session that the second one comes with. */
export function answerRepeatedEmailChange({ database, keys, clock }: Services) {
  const findRepeated = makeFindRepeated({ database })

  return createMiddleware<RequestEnv>(async (c, next) => {
    const token = tokenOf(c)
    const repeated = token && (await findRepeated(token, clock()))
    if (!repeated) return next()

    giveSession(c, token, repeated.kind)
    confirmNext(c, 'emailChanged')
    return c.redirect(paths.webSiteAccess, 303)
  })

  function tokenOf(c: RequestContext): string | null {
    const posted = c.get('posted')
    const old = digest(c.get('site').cookies.read(c, 'session') ?? '')
    const page = pageOfToken(keys, [old], posted.get(formTokenField)?.[0] ?? '')
    const code = readCode((posted.get('code')?.[0] ?? '').slice(0, 100))
    return page && code && tokenAfterEmailChange(keys, old, page, code)
  }
}
