import { Hono } from 'hono'
import type { ErrorWord, FormValue } from '../../../views/components/form-value.ts'
import {
  StaffEmailChangePage,
  StaffEmailCodePage,
} from '../../../views/web-site-access/staff-email-change-pages.tsx'
import type { Customer } from '../../accounts/customers.ts'
import { pendingEmailChange } from '../../accounts/email-changes.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { checkForm, wrong } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeFreshGuard, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { cancelEmailChange } from './confirm-email-change.ts'
import { emailChangeCodeForm, staffEmailChangeForm } from './email-change.form.ts'
import { actForm } from './staff-access.form.ts'
import { makeStaffAccessPage } from './staff-access-page.tsx'
import { type AskedByStaff, type ConfirmedByStaff, makeStaffEmailChange } from './staff-email-change.ts'

type NewEmail = FormValue<'newEmail'>
type Code = FormValue<'code'>

/** A change of email in a customer's name: the code goes to the new mailbox, and whoever reads it there ends it. */
export function staffEmailChangeRoutes(services: Services) {
  const { database, config, clock } = services
  const guard = makeStaffGuard(services)
  const fresh = makeFreshGuard(services)
  const about = makeAbout(services)
  const accessPage = makeStaffAccessPage(services)
  const emailChange = makeStaffEmailChange(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.customerEmailChange(anyId), guard, fresh, about, (c) =>
      page(c, askPage(c.var.about, { values: {}, errors: {} })),
    )

    .post(paths.staff.customerEmailChange(anyId), guard, fresh, about, async (c) => {
      const checked = checkForm(c, staffEmailChangeForm)
      if (!checked.ok) return invalid(c, askPage(c.var.about, checked.form))

      const asked = await emailChange.ask(c.var.about, checked.fields.newEmail, by(c), clock())

      if (asked.outcome !== 'asked') return refuse(c, c.var.about, checked.form, asked)
      confirmNext(c, 'emailChangeAskedFor')
      return c.redirect(paths.staff.customerAccess(c.var.about.id), 303)
    })

    .get(paths.staff.customerEmailCode(anyId), guard, fresh, about, async (c) =>
      page(c, await codePage(c.var.about, { values: {}, errors: {} })),
    )

    .post(paths.staff.customerEmailCode(anyId), guard, fresh, about, async (c) => {
      const checked = checkForm(c, emailChangeCodeForm)
      if (!checked.ok) return invalid(c, await codePage(c.var.about, checked.form))

      const confirmed = await emailChange.confirm(c.var.about, checked.fields.code, by(c), clock())

      if (confirmed !== 'changed') return invalid(c, await codePage(c.var.about, whatIsWrong(confirmed)))
      confirmNext(c, 'emailChangedFor')
      return c.redirect(paths.staff.customerAccess(c.var.about.id), 303)
    })

    .post(paths.staff.customerEmailCancel(anyId), guard, about, async (c) => {
      const checked = checkForm(c, actForm)
      if (!checked.ok) return invalid(c, await accessPage(c.var.about, checked.form))

      await cancelEmailChange(database, c.var.about.id, staffActor(c), clock())

      confirmNext(c, 'emailChangeCancelledFor')
      return c.redirect(paths.staff.customerAccess(c.var.about.id), 303)
    })

  function by(c: Parameters<typeof staffActor>[0]) {
    return { ...staffActor(c), language: config.shop.language }
  }

  function askPage(customer: Customer, form: NewEmail) {
    return <StaffEmailChangePage customer={shownOf(customer)} form={form} />
  }

  async function codePage(customer: Customer, form: Code) {
    const pending = (await pendingEmailChange(database, customer.id, clock())) ?? null
    return <StaffEmailCodePage customer={shownOf(customer)} form={form} pending={pending} />
  }

  function refuse(c: RequestContext, customer: Customer, form: NewEmail, asked: AskedByStaff): Response {
    if ('until' in asked) {
      const waitMinutes = tellWait(c, asked.until, clock())
      return page(
        c,
        askPage(customer, wrong(form, { errors: { newEmail: 'overLimitUntil' }, waitMinutes })),
        429,
      )
    }
    const reasons = {
      same: 'newEmailSame',
      taken: 'emailOfAnother',
      disabled: 'accountIsDisabled',
      asked: 'unknownField',
    } as const
    return invalid(c, askPage(customer, wrong(form, { errors: { newEmail: reasons[asked.outcome] } })))
  }
}

function whatIsWrong(confirmed: Exclude<ConfirmedByStaff, 'changed'>): Code {
  const reasons: Record<typeof confirmed, ErrorWord> = {
    none: 'codeEnded',
    usedUp: 'codeUsedUp',
    taken: 'newEmailTaken',
    invalid: 'codeInvalid',
    wrong: 'codeWrong',
  }
  return { values: {}, errors: { code: reasons[confirmed] } }
}
