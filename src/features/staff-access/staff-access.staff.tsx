import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { MyAccessPage } from '../../../views/staff-access/my-access-page.tsx'
import { NewCodesPage } from '../../../views/staff-access/new-codes-page.tsx'
import { NewFactorPage } from '../../../views/staff-access/new-factor-page.tsx'
import { RecoveryCodesPage } from '../../../views/staff-access/recovery-codes-page.tsx'
import { atomically } from '../../database/atomically.ts'
import { recordEvent } from '../../history/record.ts'
import type { RequestContext, RequestEnv, StaffEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { makeFreshGuard, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import { randomNonce } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { recoveryCodes, recoveryCodesLeft, renewRecoveryCodes } from '../../staff/recovery-codes.ts'
import { endStaffSessions, listStaffSessions } from '../../staff/staff-sessions.ts'
import { checkStaffPassword, saveStaffPassword } from './change-staff-password.ts'
import { drawQr } from './qr.ts'
import { keepOfferedFactor, offeredFactor } from './set-up.ts'
import { bareForm, staffCodeForm, staffPasswordForm } from './staff-access.form.ts'

type Form = FormValue<'current' | 'new' | 'again'>
type CodeForm = FormValue<'code'>
type Whose = StaffEnv['Variables']

const untouched: Form = { values: {}, errors: {} }

/** What staff can do about their own access: password, second factor, recovery codes, sessions. */
export function staffAccessRoutes(services: Services) {
  const { database, clock, keys } = services
  const guard = makeStaffGuard(services)
  const fresh = makeFreshGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.access, guard, async (c) => page(c, await pageOf(c.var, untouched)))

    .post(paths.staff.accessPassword, guard, async (c) => {
      const checked = checkForm(c, staffPasswordForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))
      if (checked.fields.new.normalize() !== checked.fields.again.normalize())
        return again(c, c.var, { again: 'againDifferent' })

      const whose = { member: c.var.staff, session: c.var.staffSession, origin: originOf(c) }
      const current = await checkStaffPassword(services, whose, checked.fields.current, clock())
      if (current.outcome === 'busy') return answerError(c, 503, 5)
      if (current.outcome === 'tooMany') return waitFor(c, c.var, current.until)
      if (current.outcome === 'wrong') return again(c, c.var, { current: 'currentWrong' })
      const saved = await saveStaffPassword(services, whose, checked.fields.new, clock())

      if (saved.outcome === 'busy') return answerError(c, 503, 5)
      if (saved.outcome === 'newWrong') return again(c, c.var, { new: saved.problem })
      if (saved.outcome !== 'changed') return c.redirect(paths.staff.login, 303)
      c.get('site').cookies.write(c, 'staff', saved.token)
      confirmNext(c, 'passwordChanged')
      return c.redirect(paths.staff.access, 303)
    })

    .post(paths.staff.accessSessions, guard, async (c) => {
      const checked = checkForm(c, bareForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, { ...untouched, ...problemOf(checked.form) }))

      const { staff, staffSession } = c.var
      const event = { event: 'staff-sessions-ended', ...staffActor(c), subject: staff.id } as const
      await atomically(database, (transaction) => [
        endStaffSessions(transaction, staff.id, staffSession.id),
        recordEvent(transaction, event, clock()),
      ])

      confirmNext(c, 'otherSessionsEnded')
      return c.redirect(paths.staff.access, 303)
    })

    .get(paths.staff.accessSecondFactor, guard, fresh, (c) =>
      page(c, factorPage(c.var, { values: {}, errors: {} })),
    )

    .post(paths.staff.accessSecondFactor, guard, fresh, async (c) => {
      const checked = checkForm(c, staffCodeForm)
      if (!checked.ok) return invalid(c, factorPage(c.var, checked.form))

      const whose = { member: c.var.staff, session: c.var.staffSession }
      const kept = await keepOfferedFactor(services, whose, checked.fields.code ?? '', clock())
      if (kept.outcome === 'wrong')
        return invalid(c, factorPage(c.var, { values: {}, errors: { code: 'staffCodeWrong' } }))
      if (kept.outcome === 'tooMany') {
        const waitMinutes = tellWait(c, kept.until, clock())
        const form = { values: {}, errors: {}, problem: 'staffTooManyCodes', waitMinutes } as const
        return page(c, factorPage(c.var, form), 429)
      }
      const event = { event: 'staff-set-up', ...staffActor(c), subject: c.var.staff.id } as const
      await recordEvent(database, event, clock())

      return page(c, <RecoveryCodesPage codes={kept.codes} />)
    })

    .get(paths.staff.accessRecoveryCodes, guard, fresh, (c) => page(c, <NewCodesPage stale={false} />))

    .post(paths.staff.accessRecoveryCodes, guard, fresh, async (c) => {
      const checked = checkForm(c, bareForm)
      if (!checked.ok) return invalid(c, <NewCodesPage stale />)

      const nonce = randomNonce()
      const { staff } = c.var
      const event = { event: 'staff-recovery-codes-made', ...staffActor(c), subject: staff.id } as const
      await atomically(database, (transaction) => [
        renewRecoveryCodes(transaction, staff.id, nonce, clock()),
        recordEvent(transaction, event, clock()),
      ])

      return page(c, <RecoveryCodesPage codes={recoveryCodes(keys, { staffId: staff.id, nonce })} />)
    })

  async function pageOf({ staff, staffSession }: Whose, form: Form) {
    const left = await recoveryCodesLeft(database, { staffId: staff.id, nonce: staff.recoveryNonce ?? '' })
    const sessions = await listStaffSessions(database, staff.id, clock())
    return (
      <MyAccessPage
        form={form}
        email={staff.email}
        factorSince={staff.secondFactorSince}
        codesLeft={left}
        sessions={sessions.map(({ id, browser, platform, network, createdAt, lastSeenAt }) => ({
          current: id === staffSession.id,
          browser,
          platform,
          network,
          since: createdAt,
          lastSeen: lastSeenAt,
        }))}
      />
    )
  }

  function factorPage({ staff, staffSession }: Whose, form: CodeForm) {
    const offered = offeredFactor(services, { member: staff, session: staffSession })
    return <NewFactorPage form={form} qr={drawQr(offered.uri())} text={offered.text()} />
  }

  async function again(c: RequestContext, whose: Whose, errors: Form['errors']): Promise<Response> {
    return invalid(c, await pageOf(whose, { ...untouched, errors }))
  }

  async function waitFor(c: RequestContext, whose: Whose, until: Date): Promise<Response> {
    const waitMinutes = tellWait(c, until, clock())
    const form = wrong(untouched, { errors: { current: 'tooManyCurrentTries' }, waitMinutes })
    return page(c, await pageOf(whose, form), 429)
  }
}

const problemOf = ({ problem }: FormValue<never>) => ({ problem: problem ?? ('unknownField' as const) })
