import { createMiddleware } from 'hono/factory'
import { doubleClick, staffSessionLife } from '../../durations.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { formTokenField, pageOfToken } from '../../http/form-token.ts'
import { staffGoalOf } from '../../http/staff-goal.ts'
import type { Keys } from '../../security/keys.ts'
import { digest } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { staffSessionByToken } from '../../staff/staff-sessions.ts'
import { leadStaffOn } from './lead-staff-on.tsx'

/**
 * Token of the whole session that a code makes of a half one. Derived from the half one's, the page and the code, so
 * that the second post of a double click, and nothing else, arrives at the same one.
 */
export const tokenAfterCode = (keys: Keys, halfDigest: string, page: string, code: string): string =>
  keys.sign('staff session after a code', halfDigest, page, code).toString('base64url')

/**
 * A double-clicked code (TP-10, as for customers): the first post has used it, and has renewed the session that the
 * second one comes with. Without this the guard would take the cookie away and ask for another code.
 */
export function answerRepeatedCode({ database, keys, clock }: Services) {
  const find = staffSessionByToken(database)

  return createMiddleware<RequestEnv>(async (c, next) => {
    const token = tokenOf(c)
    if (token === null) return next()
    const found = await find(token, clock())
    if (found?.session.stage !== 'open') return next()
    const openedAt = found.session.endsAt.getTime() - staffSessionLife.absolute
    if (clock().getTime() - openedAt > doubleClick) return next()

    c.get('site').cookies.write(c, 'staff', token)
    return leadStaffOn(c, found, staffGoalOf(c))
  })

  function tokenOf(c: RequestContext): string | null {
    const posted = c.get('posted')
    const half = digest(c.get('site').cookies.read(c, 'staff') ?? '')
    const page = pageOfToken(keys, [half], posted.get(formTokenField)?.[0] ?? '')
    return page && tokenAfterCode(keys, half, page, posted.get('code')?.[0] ?? '')
  }
}
