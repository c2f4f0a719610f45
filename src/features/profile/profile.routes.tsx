import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { ProfilePage } from '../../../views/profile/profile-page.tsx'
import { type Customer, saveProfile } from '../../accounts/customers.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { checkForm, wrong } from '../../http/forms.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { logOf } from '../../http/log.ts'
import { confirmNext } from '../../http/notice.ts'
import { page } from '../../http/page.tsx'
import { wordsIn } from '../../i18n/words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { newsletterChoice } from './newsletter.ts'
import { profileForm } from './profile.form.ts'
import { type HomeCountry, makeProfilePhone } from './profile-phone.ts'

type ProfileForm = FormValue<keyof typeof profileForm.schema.shape>

/** The customer's own names, phone and wishes. */
export function profileRoutes(services: Services, homeCountry: HomeCountry) {
  const { database, config, clock } = services
  const guard = makeGuard(services)
  const phones = makeProfilePhone(services, homeCountry)

  return new Hono<RequestEnv>()

    .get(paths.profile, guard, async (c) => {
      const { customer } = c.var
      const phone = await phones.shown(customer)

      const language = customer.language ?? languageOf(c)
      return page(c, pageOf(customer, { values: valuesOf({ ...customer, phone, language }), errors: {} }))
    })

    .post(paths.profile, guard, async (c) => {
      const { customer } = c.var
      const checked = checkForm(c, profileForm)
      const phone = await phones.typed(customer, checked.form.values.phone?.trim() ?? '')
      const isWrongPhone = phone === 'invalid' && checked.form.problem === undefined
      if (!checked.ok || isWrongPhone) {
        const phoneError = isWrongPhone ? ({ phone: 'phoneInvalid' } as const) : {}
        const form = wrong(checked.form, { errors: { ...phoneError, ...checked.form.errors } })
        return page(c, pageOf(customer, form), 422)
      }

      const { newsletter, ...fields } = checked.fields
      const choice = newsletterChoice(customer, newsletter, wordingOf(c), clock())
      await saveProfile(database, customer.id, { ...fields, phone, ...choice }, clock())

      logNewsletter(c, customer, newsletter)
      confirmNext(c, 'profileSaved')
      return c.redirect(paths.profile, 303)
    })

  function pageOf({ createdAt, newsletterAgreedAt }: Customer, form: ProfileForm) {
    return <ProfilePage form={form} since={createdAt} newsletterSince={newsletterAgreedAt} />
  }

  /** The sentence beside the box that was ticked: of the page's language, before this very form changes it. */
  function wordingOf(c: RequestContext): string {
    return wordsIn(languageOf(c)).profile.newsletter(config.shop.name)
  }
}

type Shown = Pick<Customer, 'firstName' | 'lastName' | 'company' | 'newsletterAgreedAt'>

const valuesOf = (shown: Shown & { phone: string; language: string }) => ({
  firstName: shown.firstName,
  lastName: shown.lastName,
  company: shown.company ?? '',
  phone: shown.phone,
  language: shown.language,
  ...(shown.newsletterAgreedAt ? { newsletter: 'on' } : {}),
})

function logNewsletter(c: RequestContext, { id, newsletterAgreedAt }: Customer, wanted: boolean): void {
  if (wanted === (newsletterAgreedAt !== null)) return
  logOf(c).info({ event: wanted ? 'newsletter_agreed' : 'newsletter_withdrawn', customer: id })
}
