import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { AskForLetterPage, AskToReadOutPage } from '../../../views/phone-desk/ask-pages.tsx'
import { LetterPage } from '../../../views/phone-desk/letter-page.tsx'
import { ReadOutPage } from '../../../views/phone-desk/read-out-page.tsx'
import type { Customer } from '../../accounts/customers.ts'
import { type Handed, type HandedOver, handOverTemporaryPassword } from '../../accounts/hand-over.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { checkForm, wrong } from '../../http/forms.ts'
import { languageOf } from '../../http/language.ts'
import { page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeFreshGuard, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { parcelLabel } from '../../i18n/parcel-label.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { askedForm } from './phone-desk.form.ts'
import { type AddressesOf, makeRightAnswers } from './right-answers.ts'

type Asked = FormValue<'asked'>

const untouched: Asked = { values: {}, errors: {} }

/** Ways in for customers without working mail: a temporary password that is read out, or goes by post. */
export function phoneDeskRoutes(services: Services, addressesOf: AddressesOf) {
  const { database, config, clock, outbox } = services
  const guard = makeStaffGuard(services)
  const fresh = makeFreshGuard(services)
  const about = makeAbout(services)
  const rightAnswers = makeRightAnswers(database, addressesOf)

  return new Hono<RequestEnv>()

    .get(paths.staff.customerReadOut(anyId), guard, fresh, about, async (c) =>
      page(c, await askToReadOut(c, c.var.about, untouched)),
    )

    .post(paths.staff.customerReadOut(anyId), guard, fresh, about, async (c) => {
      const customer = c.var.about
      const checked = checkForm(c, askedForm)
      if (!checked.ok) return page(c, await askToReadOut(c, customer, checked.form), 422)

      const made = await handOver(customer, 'read-out', by(c))

      if (made.outcome !== 'made') {
        const { form, status } = refused(c, checked.form, made)
        return page(c, await askToReadOut(c, customer, form), status)
      }
      const { temporaryPassword, endsAt } = made
      const shown = { customer: shownOf(customer), language: spokenWith(customer) }
      return page(c, <ReadOutPage {...shown} temporaryPassword={temporaryPassword} endsAt={endsAt} />)
    })

    .get(paths.staff.customerLetter(anyId), guard, fresh, about, async (c) =>
      page(c, await askForLetter(c, c.var.about, untouched)),
    )

    .post(paths.staff.customerLetter(anyId), guard, fresh, about, async (c) => {
      const customer = c.var.about
      const checked = checkForm(c, askedForm)
      if (!checked.ok) return page(c, await askForLetter(c, customer, checked.form), 422)
      const language = spokenWith(customer)
      const { postal } = await rightAnswers(customer, language)
      if (!postal)
        return page(
          c,
          await askForLetter(c, customer, wrong(checked.form, { problem: 'noPostalAddress' })),
          422,
        )

      const made = await handOver(customer, 'letter', by(c))

      if (made.outcome !== 'made') {
        const { form, status } = refused(c, checked.form, made)
        return page(c, await askForLetter(c, customer, form), status)
      }
      const { temporaryPassword, endsAt } = made
      const to = parcelLabel(postal, language)
      const shown = { customer: shownOf(customer), language, to, publicUrl: config.publicUrl }
      return page(c, <LetterPage {...shown} temporaryPassword={temporaryPassword} endsAt={endsAt} />)
    })

  async function askToReadOut(c: RequestContext, customer: Customer, form: Asked) {
    const { answers } = await rightAnswers(customer, languageOf(c))
    return <AskToReadOutPage customer={shownOf(customer)} answers={answers} form={form} />
  }

  async function askForLetter(c: RequestContext, customer: Customer, form: Asked) {
    const { answers, postal } = await rightAnswers(customer, languageOf(c))
    const to = postal && parcelLabel(postal, spokenWith(customer))
    return <AskForLetterPage customer={shownOf(customer)} answers={answers} form={form} to={to} />
  }

  async function handOver(
    customer: Customer,
    handed: Handed,
    by: Parameters<typeof handOverTemporaryPassword>[3],
  ) {
    const made = await handOverTemporaryPassword(services, customer, handed, by, clock())
    if (made.outcome === 'made') outbox.wake()
    return made
  }

  function refused(
    c: RequestContext,
    form: Asked,
    { outcome, ...rest }: Exclude<HandedOver, { outcome: 'made' }>,
  ) {
    if (outcome === 'disabled')
      return { form: wrong(form, { problem: 'accountIsClosed' }), status: 422 } as const
    const waitMinutes = 'until' in rest ? tellWait(c, rest.until, clock()) : 0
    return { form: wrong(form, { problem: 'handedTooOften', waitMinutes }), status: 429 } as const
  }

  function spokenWith({ language }: Customer) {
    return language ?? config.shop.language
  }

  function by(c: Parameters<typeof staffActor>[0]) {
    return { ...staffActor(c), language: config.shop.language }
  }
}
