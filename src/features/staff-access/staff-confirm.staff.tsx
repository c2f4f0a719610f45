import { Hono } from 'hono'
import { StaffConfirmPage } from '../../../views/staff-access/staff-confirm-page.tsx'
import type { RequestContext, RequestEnv, StaffEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { logOf } from '../../http/log.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { staffReturnPath } from '../../http/return-path.ts'
import { type StaffGoal, staffGoalOf } from '../../http/staff-goal.ts'
import { makeStaffGuard } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { confirmStaffSession } from '../../staff/staff-sessions.ts'
import { type CheckedCurrent, checkStaffPassword } from './change-staff-password.ts'
import { leadStaffOn } from './lead-staff-on.tsx'
import { staffConfirmForm } from './staff-access.form.ts'

/** The password once more, before dangerous acts. */
export function staffConfirmRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeStaffGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.confirm, guard, (c) =>
      page(
        c,
        pageOf(c.var, { values: {}, errors: {} }, { next: staffReturnPath(c.req.query('next')), kept: null }),
      ),
    )

    .post(paths.staff.confirm, guard, async (c) => {
      const goal = staffGoalOf(c)
      const checked = checkForm(c, staffConfirmForm)
      if (!checked.ok) return invalid(c, pageOf(c.var, checked.form, goal))

      const whose = { member: c.var.staff, origin: originOf(c) }
      const current = await checkStaffPassword(services, whose, checked.fields.password, clock())
      if (current.outcome !== 'right') return refuse(c, c.var, current, goal)
      await confirmStaffSession(database, c.var.staffSession.id, clock())

      return leadStaffOn(c, { member: c.var.staff, session: c.var.staffSession }, goal)
    })

  type Form = Parameters<typeof StaffConfirmPage>[0]['form']

  function pageOf({ staff }: Pick<StaffEnv['Variables'], 'staff'>, form: Form, goal: StaffGoal) {
    return <StaffConfirmPage form={form} email={staff.email} {...goal} />
  }

  function refuse(
    c: RequestContext,
    whose: StaffEnv['Variables'],
    current: CheckedCurrent,
    goal: StaffGoal,
  ): Response {
    logOf(c).warn({ event: 'authn_reconfirm_fail', staff: whose.staff.id, why: current.outcome })
    const form: Form = { values: {}, errors: {} }
    if (current.outcome === 'busy') return answerError(c, 503, 5)
    if (current.outcome === 'tooMany') {
      const waitMinutes = tellWait(c, current.until, clock())
      return page(c, pageOf(whose, wrong(form, { problem: 'tooManyCurrentTries', waitMinutes }), goal), 429)
    }
    return invalid(c, pageOf(whose, wrong(form, { errors: { password: 'staffPasswordWrong' } }), goal))
  }
}
