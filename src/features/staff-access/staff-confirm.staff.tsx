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
import { makeStaffGuard } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { confirmStaffSession } from '../../staff/staff-sessions.ts'
import { type CheckedCurrent, checkStaffPassword } from './change-staff-password.ts'
import { staffConfirmForm } from './staff-access.form.ts'

/** The password once more, before dangerous acts. */
export function staffConfirmRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeStaffGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.confirm, guard, (c) =>
      page(c, pageOf(c.var, { values: {}, errors: {} }, staffReturnPath(c.req.query('next')))),
    )

    .post(paths.staff.confirm, guard, async (c) => {
      const next = staffReturnPath(c.get('posted').get('next')?.[0])
      const checked = checkForm(c, staffConfirmForm)
      if (!checked.ok) return invalid(c, pageOf(c.var, checked.form, next))

      const whose = { member: c.var.staff, origin: originOf(c) }
      const current = await checkStaffPassword(services, whose, checked.fields.password, clock())
      if (current.outcome !== 'right') return refuse(c, c.var, current, next)
      await confirmStaffSession(database, c.var.staffSession.id, clock())

      return c.redirect(next ?? paths.staff.home, 303)
    })

  type Form = Parameters<typeof StaffConfirmPage>[0]['form']

  function pageOf({ staff }: Pick<StaffEnv['Variables'], 'staff'>, form: Form, next: string | null) {
    return <StaffConfirmPage form={form} email={staff.email} next={next} />
  }

  function refuse(
    c: RequestContext,
    whose: StaffEnv['Variables'],
    current: CheckedCurrent,
    next: string | null,
  ): Response {
    logOf(c).warn({ event: 'authn_reconfirm_fail', staff: whose.staff.id, why: current.outcome })
    const form: Form = { values: {}, errors: {} }
    if (current.outcome === 'busy') return answerError(c, 503, 5)
    if (current.outcome === 'tooMany') {
      const waitMinutes = tellWait(c, current.until, clock())
      return page(c, pageOf(whose, wrong(form, { problem: 'tooManyCurrentTries', waitMinutes }), next), 429)
    }
    return invalid(c, pageOf(whose, wrong(form, { errors: { password: 'staffPasswordWrong' } }), next))
  }
}
