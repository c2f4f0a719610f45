import { Hono } from 'hono'
import { SecondFactorPage } from '../../../views/staff-access/second-factor-page.tsx'
import { StaffLoginPage } from '../../../views/staff-access/staff-login-page.tsx'
import { makeDevice } from '../../accounts/device.ts'
import { deviceCookieLife } from '../../durations.ts'
import { recordEvent } from '../../history/record.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { formTokenField, pageOfToken } from '../../http/form-token.ts'
import { checkForm, wrong } from '../../http/forms.ts'
import { logOf } from '../../http/log.ts'
import { confirmNext } from '../../http/notice.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { staffReturnPath } from '../../http/return-path.ts'
import { type StaffGoal, staffGoalOf } from '../../http/staff-goal.ts'
import { makeStaffGuard } from '../../http/staff-guard.ts'
import { acceptedBindings } from '../../http/visitor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { endStaffSessionOf, staffSessionByToken } from '../../staff/staff-sessions.ts'
import { giveCode } from './give-code.ts'
import { type Entering, leadStaffOn } from './lead-staff-on.tsx'
import { makeLogInStaff, type StaffOutcome } from './log-in-staff.ts'
import { answerRepeatedCode, tokenAfterCode } from './repeated-code.ts'
import { staffCodeForm, staffLoginForm } from './staff-access.form.ts'

const untouched = { values: {}, errors: {} }

/** Log in with email and password, then a code, and log out. */
export function staffLoginRoutes(services: Services) {
  const { database, keys, clock } = services
  const guard = makeStaffGuard(services, 'password')
  const find = staffSessionByToken(database)
  const logInStaff = makeLogInStaff(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.login, (c) =>
      page(c, <StaffLoginPage form={untouched} next={staffReturnPath(c.req.query('next'))} />),
    )

    .post(paths.staff.login, async (c) => {
      const goal = staffGoalOf(c)
      const checked = checkForm(c, staffLoginForm)
      if (!checked.ok) return invalid(c, <StaffLoginPage form={checked.form} {...goal} />)

      const { cookies } = c.get('site')
      const device = cookies.read(c, 'staff-device')
      const from = {
        address: c.get('address'),
        origin: originOf(c),
        device,
        session: cookies.read(c, 'staff'),
      }
      const outcome = await logInStaff({ ...checked.fields, ...from }, clock())
      logOutcome(c, outcome)

      if (outcome.outcome === 'half') return goOn(c, outcome, goal)
      return refuse(c, outcome, checked.form, goal)
    })

    .get(paths.staff.secondFactor, guard, (c) =>
      page(c, <SecondFactorPage form={untouched} next={staffReturnPath(c.req.query('next'))} />),
    )

    .post(paths.staff.secondFactor, answerRepeatedCode(services), guard, async (c) => {
      const goal = staffGoalOf(c)
      const checked = checkForm(c, staffCodeForm)
      if (!checked.ok) return invalid(c, <SecondFactorPage form={checked.form} {...goal} />)

      const { staff, staffSession } = c.var
      const code = c.get('posted').get('code')?.[0] ?? ''
      const token = tokenAfterCode(keys, staffSession.tokenDigest, checked.page, code)
      const half = { member: staff, session: staffSession, origin: originOf(c), token }
      const given = await giveCode(services, half, checked.fields.code ?? '', clock())
      logCode(c, c.var.staff.id, given.outcome)

      if (given.outcome === 'in') return welcome(c, given.token, c.var.staff.id, goal)
      if (given.outcome === 'wrong')
        return invalid(
          c,
          <SecondFactorPage form={{ values: {}, errors: { code: 'staffCodeWrong' } }} {...goal} />,
        )
      const waitMinutes = tellWait(c, given.until, clock())
      const form = { values: {}, errors: {}, problem: 'staffTooManyCodes', waitMinutes } as const
      return page(c, <SecondFactorPage form={form} {...goal} />, 429)
    })

    .post(paths.staff.logout, async (c) => {
      const { cookies } = c.get('site')
      const token = cookies.read(c, 'staff') ?? ''
      const found = await find(token, clock())
      if (found) c.set('staffSession', found.session)
      const given = c.get('posted').get(formTokenField)?.[0] ?? ''
      if (pageOfToken(keys, acceptedBindings(c), given) === null) {
        confirmNext(c, 'staleLogOut')
        return c.redirect(paths.staff.access, 303)
      }

      await endStaffSessionOf(database, token)
      if (found) {
        const whose = { actor: { kind: 'staff', id: found.member.id }, subject: found.member.id } as const
        await recordEvent(database, { event: 'staff-logged-out', ...whose, origin: originOf(c) }, clock())
      }

      cookies.remove(c, 'staff')
      c.header('Clear-Site-Data', '"cache", "storage"')
      confirmNext(c, 'loggedOut')
      return c.redirect(paths.staff.login, 303)
    })

  type Half = Extract<StaffOutcome, { outcome: 'half' }>

  async function goOn(c: Entering, { token, stage }: Half, { next, kept }: StaffGoal): Promise<Response> {
    c.get('site').cookies.write(c, 'staff', token)
    if (stage === 'set-up') return c.redirect(paths.staff.setUp, 303)
    // What is kept is too long for an address.
    const found = kept === null ? undefined : await find(token, clock())
    if (found) {
      c.set('staff', found.member)
      c.set('staffSession', found.session)
      return page(c, <SecondFactorPage form={untouched} next={next} kept={kept} />)
    }
    return c.redirect(
      next ? `${paths.staff.secondFactor}?next=${encodeURIComponent(next)}` : paths.staff.secondFactor,
      303,
    )
  }

  async function welcome(c: Entering, token: string, staffId: string, goal: StaffGoal): Promise<Response> {
    const { cookies } = c.get('site')
    cookies.write(c, 'staff', token)
    cookies.write(c, 'staff-device', makeDevice(keys, staffId), deviceCookieLife / 1000)
    const found = await find(token, clock())
    return found ? leadStaffOn(c, found, goal) : c.redirect(paths.staff.login, 303)
  }

  type Form = Parameters<typeof StaffLoginPage>[0]['form']

  function refuse(
    c: RequestContext,
    outcome: Exclude<StaffOutcome, Half>,
    form: Form,
    goal: StaffGoal,
  ): Response {
    switch (outcome.outcome) {
      case 'busy':
        return answerError(c, 503, 5)
      case 'tooMany': {
        const waitMinutes = tellWait(c, outcome.until, clock())
        return page(
          c,
          <StaffLoginPage form={wrong(form, { problem: 'staffTooManyTries', waitMinutes })} {...goal} />,
          429,
        )
      }
      case 'wrong':
        return invalid(c, <StaffLoginPage form={wrong(form, { problem: 'staffWrong' })} {...goal} />)
      case 'ended':
        return invalid(c, <StaffLoginPage form={wrong(form, { problem: 'staffTemporaryEnded' })} {...goal} />)
    }
  }
}

/** OWASP Logging Vocabulary. Staff by id; never an address that was typed. */
function logOutcome(c: RequestContext, outcome: StaffOutcome): void {
  const log = logOf(c)
  if (outcome.outcome === 'half') log.info({ event: 'authn_password_right', staff: outcome.member.id })
  else if (outcome.outcome === 'tooMany') log.warn({ event: 'authn_login_fail_max', area: 'staff' })
  else log.warn({ event: 'authn_login_fail', area: 'staff', why: outcome.outcome })
}

function logCode(c: RequestContext, staff: string, outcome: string): void {
  if (outcome === 'in') logOf(c).info({ event: 'authn_login_success', staff })
  else logOf(c).warn({ event: 'authn_login_fail', staff, why: `second factor ${outcome}` })
}
