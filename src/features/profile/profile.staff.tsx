import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { StaffProfilePage } from '../../../views/profile/staff-profile-page.tsx'
import { correctProfile } from '../../accounts/correct-profile.ts'
import { type Customer, findCustomer } from '../../accounts/customers.ts'
import { pendingDeletion } from '../../accounts/deletions.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { type HomeCountry, makeProfilePhone } from './profile-phone.ts'
import { type StaffProfileField, staffProfileForm } from './staff-profile.form.ts'

type Form = FormValue<StaffProfileField>

/** A customer's profile, to be corrected by staff. */
export function staffProfileRoutes(services: Services, homeCountry: HomeCountry) {
  const { database, config, clock, outbox } = services
  const guard = makeStaffGuard(services)
  const about = makeAbout(services)
  const phones = makeProfilePhone(services, homeCountry)

  return new Hono<RequestEnv>()

    .get(paths.staff.customer(anyId), guard, about, async (c) => {
      const form = { values: await valuesOf(c.var.about), errors: {} }
      return page(c, await pageOf(c.var.about, form))
    })

    .post(paths.staff.customer(anyId), guard, about, async (c) => {
      const before = c.var.about
      const checked = checkForm(c, staffProfileForm)
      const phone = await phones.typed(before, checked.form.values.phone?.trim() ?? '')
      const isWrongPhone = phone === 'invalid' && checked.form.problem === undefined
      if (!checked.ok || isWrongPhone) {
        const phoneError = isWrongPhone ? ({ phone: 'phoneInvalid' } as const) : {}
        const form = wrong(checked.form, { errors: { ...phoneError, ...checked.form.errors } })
        return invalid(c, await pageOf(before, form))
      }
      if (checked.fields.seen !== seenOf(before)) return showChanged(c, before.id, checked.form)

      const { seen: _, language, ...fields } = checked.fields
      const corrected = { ...fields, phone, language: language === '' ? null : language }
      const by = { ...staffActor(c), language: config.shop.language }
      const outcome = await correctProfile(database, before, corrected, by, clock())

      if (outcome === 'overtaken') return showChanged(c, before.id, checked.form)
      if (outcome === 'corrected') outbox.wake()
      confirmNext(c, outcome === 'corrected' ? 'correctedForCustomer' : 'nothingToCorrect')
      return c.redirect(paths.staff.customer(before.id), 303)
    })

  /** What stands there now, with what was typed beside it: nobody's change is written over unseen. */
  async function showChanged(c: RequestContext, id: string, typed: Form): Promise<Response> {
    const now = await findCustomer(database, id)
    if (!now) return answerError(c, 404)
    const form: Form = { values: await valuesOf(now), errors: {}, problem: 'changedMeanwhile' }
    return page(c, await pageOf(now, form, typed.values), 409)
  }

  async function pageOf(customer: Customer, form: Form, typed: Form['values'] | null = null) {
    const deletion = await pendingDeletion(database, customer.id)
    return (
      <StaffProfilePage
        customer={shownOf(customer)}
        facts={customer}
        hasPassword={customer.passwordHash !== null}
        deletionAt={deletion?.dueAt ?? null}
        form={form}
        typed={typed}
      />
    )
  }

  async function valuesOf(customer: Customer): Promise<Form['values']> {
    return {
      firstName: customer.firstName,
      lastName: customer.lastName,
      company: customer.company ?? '',
      phone: await phones.shown(customer),
      language: customer.language ?? '',
      seen: seenOf(customer),
    }
  }
}

const seenOf = ({ updatedAt }: Customer) => String(updatedAt.getTime())
