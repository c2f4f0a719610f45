import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { DisablePage, EnablePage, EndSessionsPage } from '../../../views/web-site-access/staff-act-pages.tsx'
import { disableCustomer, enableCustomer, endAllSessions } from '../../accounts/account-state.ts'
import { readReference } from '../../accounts/email-reference.ts'
import { sendTemporaryPassword } from '../../accounts/send-temporary-password.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeFreshGuard, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actForm } from './staff-access.form.ts'
import { makeStaffAccessPage } from './staff-access-page.tsx'

const untouched: FormValue<never> = { values: {}, errors: {} }

/** What staff can do about a customer's way in. They never see a password, and never choose one. */
export function staffWebSiteAccessRoutes(services: Services) {
  const { database, keys, config, clock, outbox } = services
  const guard = makeStaffGuard(services)
  const fresh = makeFreshGuard(services)
  const about = makeAbout(services)
  const accessPage = makeStaffAccessPage(services)
  const sending = { database, keys, perHour: config.email.perHour }

  return new Hono<RequestEnv>()

    .get(paths.staff.customerAccess(anyId), guard, about, async (c) =>
      page(c, await accessPage(c.var.about, untouched, readReference(c.req.query('sent') ?? ''))),
    )

    .post(paths.staff.customerTemporaryPassword(anyId), guard, about, async (c) => {
      const checked = checkForm(c, actForm)
      if (!checked.ok) return invalid(c, await accessPage(c.var.about, checked.form))

      const sent = await sendTemporaryPassword(sending, c.var.about, by(c), clock())

      if (sent.outcome === 'disabled')
        return invalid(c, await accessPage(c.var.about, { ...untouched, problem: 'accountIsDisabled' }))
      if (sent.outcome === 'overLimit') {
        const waitMinutes = tellWait(c, sent.until, clock())
        const form = { ...untouched, problem: 'overLimitUntil', waitMinutes } as const
        return page(c, await accessPage(c.var.about, form), 429)
      }
      outbox.wake()
      confirmNext(c, 'temporaryPasswordSent')
      const back = `${paths.staff.customerAccess(c.var.about.id)}?sent=${sent.reference}`
      return c.redirect(back, 303)
    })

    .get(paths.staff.customerDisable(anyId), guard, fresh, about, (c) =>
      page(c, <DisablePage customer={shownOf(c.var.about)} form={untouched} />),
    )

    .post(paths.staff.customerDisable(anyId), guard, fresh, about, async (c) => {
      const checked = checkForm(c, actForm)
      if (!checked.ok) return invalid(c, <DisablePage customer={shownOf(c.var.about)} form={checked.form} />)

      await disableCustomer(database, c.var.about, by(c), clock())

      outbox.wake()
      confirmNext(c, 'customerDisabled')
      return c.redirect(paths.staff.customerAccess(c.var.about.id), 303)
    })

    .get(paths.staff.customerEnable(anyId), guard, fresh, about, (c) =>
      page(c, <EnablePage customer={shownOf(c.var.about)} form={untouched} />),
    )

    .post(paths.staff.customerEnable(anyId), guard, fresh, about, async (c) => {
      const checked = checkForm(c, actForm)
      if (!checked.ok) return invalid(c, <EnablePage customer={shownOf(c.var.about)} form={checked.form} />)

      await enableCustomer(database, c.var.about, by(c), clock())

      outbox.wake()
      confirmNext(c, 'customerEnabled')
      return c.redirect(paths.staff.customerAccess(c.var.about.id), 303)
    })

    .get(paths.staff.customerSessions(anyId), guard, fresh, about, (c) =>
      page(c, <EndSessionsPage customer={shownOf(c.var.about)} form={untouched} />),
    )

    .post(paths.staff.customerSessions(anyId), guard, fresh, about, async (c) => {
      const checked = checkForm(c, actForm)
      if (!checked.ok)
        return invalid(c, <EndSessionsPage customer={shownOf(c.var.about)} form={checked.form} />)

      await endAllSessions(database, c.var.about, by(c), clock())

      confirmNext(c, 'allSessionsEnded')
      return c.redirect(paths.staff.customerAccess(c.var.about.id), 303)
    })

  function by(c: Parameters<typeof staffActor>[0]) {
    return { ...staffActor(c), language: config.shop.language }
  }
}
