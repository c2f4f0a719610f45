import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { FormValue } from '../../../views/components/form-value.ts'
import { RecoveryCodesPage } from '../../../views/staff-access/recovery-codes-page.tsx'
import { SetUpPage } from '../../../views/staff-access/set-up-page.tsx'
import { makeDevice } from '../../accounts/device.ts'
import { deviceCookieLife } from '../../durations.ts'
import type { RequestContext, RequestEnv, StaffEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { makeStaffGuard } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { saveStaffPassword } from './change-staff-password.ts'
import { finishLogin } from './finish-login.ts'
import { drawQr } from './qr.ts'
import { keepOfferedFactor, offeredFactor } from './set-up.ts'
import { staffCodeForm, staffNewPasswordForm } from './staff-access.form.ts'

type Form = FormValue<'new' | 'again' | 'code'>

const untouched: Form = { values: {}, errors: {} }

/**
 * Once the second factor stands, the password alone opens nothing more: a first log-in that was begun elsewhere, by
 * whoever else knew the password, could put another factor in its place.
 */
const onlyOnce = createMiddleware<RequestEnv & StaffEnv>(async (c, next) =>
  c.var.staff.secondFactorSince === null ? next() : c.redirect(paths.staff.login, 303),
)

/** The first log-in of staff: a password of their own, then the second factor and the recovery codes. */
export function staffSetUpRoutes(services: Services) {
  const { clock, keys } = services
  const guard = makeStaffGuard(services, 'set-up')

  return new Hono<RequestEnv>()

    .get(paths.staff.setUp, guard, onlyOnce, (c) => page(c, pageOf(c.var, untouched)))

    .post(paths.staff.setUpPassword, guard, onlyOnce, async (c) => {
      const checked = checkForm(c, staffNewPasswordForm)
      if (!checked.ok) return invalid(c, pageOf(c.var, checked.form))
      if (checked.fields.new.normalize() !== checked.fields.again.normalize())
        return invalid(c, pageOf(c.var, wrong(untouched, { errors: { again: 'againDifferent' } })))

      const whose = { member: c.var.staff, session: c.var.staffSession, origin: originOf(c) }
      const saved = await saveStaffPassword(services, whose, checked.fields.new, clock())

      if (saved.outcome === 'busy') return answerError(c, 503, 5)
      if (saved.outcome === 'newWrong')
        return invalid(c, pageOf(c.var, wrong(untouched, { errors: { new: saved.problem } })))
      if (saved.outcome === 'changed') c.get('site').cookies.write(c, 'staff', saved.token)
      return c.redirect(paths.staff.setUp, 303)
    })

    .post(paths.staff.setUp, guard, onlyOnce, async (c) => {
      const checked = checkForm(c, staffCodeForm)
      if (!checked.ok || c.var.staff.temporaryUntil)
        return invalid(c, pageOf(c.var, checked.ok ? untouched : checked.form))

      const whose = { member: c.var.staff, session: c.var.staffSession }
      const kept = await keepOfferedFactor(services, whose, checked.fields.code ?? '', clock())
      if (kept.outcome !== 'kept') return answerWrong(c, c.var, kept)
      const token = await finishLogin(services, { ...whose, origin: originOf(c) }, 'staff-set-up', clock())

      return token ? welcome(c, token, kept.codes) : c.redirect(paths.staff.login, 303)
    })

  type Whose = StaffEnv['Variables']

  function pageOf({ staff, staffSession }: Whose, form: Form) {
    if (staff.temporaryUntil) return <SetUpPage form={form} email={staff.email} offered={null} />
    const offered = offeredFactor(services, { member: staff, session: staffSession })
    return (
      <SetUpPage
        form={form}
        email={staff.email}
        offered={{ qr: drawQr(offered.uri()), text: offered.text() }}
      />
    )
  }

  type Wrong = Exclude<Awaited<ReturnType<typeof keepOfferedFactor>>, { outcome: 'kept' }>

  function answerWrong(c: RequestContext, whose: Whose, kept: Wrong): Response {
    if (kept.outcome === 'wrong')
      return invalid(c, pageOf(whose, wrong(untouched, { errors: { code: 'staffCodeWrong' } })))
    const waitMinutes = tellWait(c, kept.until, clock())
    return page(c, pageOf(whose, wrong(untouched, { problem: 'staffTooManyCodes', waitMinutes })), 429)
  }

  /** The codes stand in this answer and nowhere else: they are shown once. */
  function welcome(c: RequestContext & { var: Whose }, token: string, codes: string[]): Response {
    const { cookies } = c.get('site')
    cookies.write(c, 'staff', token)
    cookies.write(c, 'staff-device', makeDevice(keys, c.var.staff.id), deviceCookieLife / 1000)
    return page(c, <RecoveryCodesPage codes={codes} />)
  }
}
