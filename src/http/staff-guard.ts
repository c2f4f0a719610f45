import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { staffPasswordFresh } from '../durations.ts'
import { type Actor, type HistoryOrigin, recordEvent } from '../history/record.ts'
import { paths } from '../paths.ts'
import { readUrl } from '../read-url.ts'
import type { Services } from '../services.ts'
import type { StaffMember } from '../staff/staff-members.ts'
import {
  type StaffSession,
  type StaffStage,
  staffSessionByToken,
  touchStaffSession,
} from '../staff/staff-sessions.ts'
import type { RequestContext, RequestEnv, StaffEnv } from './context.ts'
import { answerError } from './error-answer.tsx'
import { logOf } from './log.ts'
import { askStaffForPassword, askStaffToLogInAgain } from './log-in-again-as-staff.tsx'
import { confirmNext } from './notice.ts'
import { originOf } from './origin.ts'
import { staffReturnPath } from './return-path.ts'

type GuardEnv = RequestEnv & StaffEnv

/** Where a session in each stage has to go next. */
const placeOf: Record<StaffStage, string> = {
  password: paths.staff.secondFactor,
  'set-up': paths.staff.setUp,
  open: paths.staff.home,
}

/**
 * Lets only staff through whose session is in this stage: `open` unless it says otherwise, which is password and second
 * factor. Everybody else is sent to log in, or to what their log-in still lacks; what was typed meanwhile is kept.
 */
export function makeStaffGuard({ database, clock }: Services, stage: StaffStage = 'open') {
  const find = staffSessionByToken(database)

  return createMiddleware<GuardEnv>(async (c, next) => {
    const token = c.get('site').cookies.read(c, 'staff')
    const found = token ? await find(token, clock()) : undefined
    if (!found)
      return (c.req.method === 'POST' && askStaffToLogInAgain(c)) || sendToLogin(c, token !== undefined)
    if (found.session.stage !== stage) return c.redirect(placeOf[found.session.stage], 303)

    c.set('staff', found.member)
    c.set('staffSession', found.session)
    touch(c, found.session)
    return next()
  })

  /** Best effort, beside the answer: a disk that takes no writes must not take the pages away. */
  function touch(c: RequestContext, session: StaffSession): void {
    touchStaffSession(database, session, clock()).catch((err) => {
      logOf(c).warn({ event: 'session_not_touched', err })
    })
  }
}

function sendToLogin(c: Context<GuardEnv>, hadSession: boolean): Response {
  if (hadSession) c.get('site').cookies.remove(c, 'staff')
  confirmNext(c, hadSession ? 'sessionExpired' : 'loginNeeded')
  return c.redirect(`${paths.staff.login}${nextOf(c)}`, 303)
}

/** Behind the guard: helpers get a page that says no, and history tells which they wanted. */
export const makeOwnersOnly = ({ database, clock }: Services) =>
  createMiddleware<GuardEnv>(async (c, next) => {
    if (c.var.staff.role === 'owner') return next()
    logOf(c).warn({ event: 'authz_fail', staff: c.var.staff.id })
    const event = { event: 'owners-page-refused', ...staffActor(c), details: { page: c.req.path } } as const
    await recordEvent(database, event, clock())
    return answerError(c, 403)
  })

/**
 * Behind the guard, for dangerous acts: the password was typed within the last ten minutes, else it is asked for first
 * (OWASP Authentication: re-authentication for sensitive features). Stands before the act's page and its form alike.
 */
export const makeFreshGuard = ({ clock }: Services) =>
  createMiddleware<GuardEnv>(async (c, next) => {
    if (isFresh(c.var.staffSession, clock())) return next()
    const asked = c.req.method === 'POST' && askStaffForPassword(c, c.var.staff.email)
    return asked || c.redirect(`${paths.staff.confirm}${nextOf(c)}`, 303)
  })

/** A moment in the future is of a clock that was set back since: it counts for nothing. */
export const isFresh = ({ confirmedAt }: StaffSession, now: Date): boolean =>
  confirmedAt <= now && now.getTime() - confirmedAt.getTime() < staffPasswordFresh

/** The page asked for, or the one that a form stood on, as a query. */
function nextOf(c: RequestContext): string {
  const { pathname, search } = new URL(c.req.method === 'POST' ? pageOfForm(c) : c.req.url)
  const back = staffReturnPath(pathname + search) ?? staffReturnPath(pathname)
  return back === null || back === paths.staff.home
    ? ''
    : `?next=${encodeURIComponent(back).replaceAll('%2F', '/')}`
}

/** Some forms are posted to addresses that show no page: there the browser says where it stood, if it does. */
function pageOfForm(c: RequestContext): string {
  const from = c.req.header('referer') ?? ''
  return readUrl(from)?.origin === c.get('site').origin ? from : c.req.url
}

/** Who acts, and from where, for history. */
export const staffActor = (
  c: RequestContext & { var: { staff: StaffMember } },
): { actor: Actor; origin: HistoryOrigin } => ({
  actor: { kind: 'staff', id: c.var.staff.id },
  origin: originOf(c),
})
