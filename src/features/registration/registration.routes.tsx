import { Hono } from 'hono'
import { RegistrationPage } from '../../../views/registration/registration-page.tsx'
import { RegistrationSentPage } from '../../../views/registration/registration-sent-page.tsx'
import { makeFindOwnEmail } from '../../accounts/own-email.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { languageOf } from '../../http/language.ts'
import { logOf } from '../../http/log.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { makeRegister } from './register.ts'
import { registrationForm } from './registration.form.ts'

/** Only mounted where the shop lets strangers create an account. */
export function registrationRoutes(services: Services) {
  const register = makeRegister(services)
  const findOwnEmail = makeFindOwnEmail(services.database, services.keys)

  return new Hono<RequestEnv>()

    .get(paths.registration, (c) =>
      page(c, <RegistrationPage form={{ values: { language: languageOf(c) }, errors: {} }} />),
    )

    .post(paths.registration, async (c) => {
      const checked = checkForm(c, registrationForm)
      if (!checked.ok) return invalid(c, <RegistrationPage form={checked.form} />)

      const from = { address: c.get('address'), origin: originOf(c) }
      const reference = await register(checked.fields, from, services.clock())

      logOf(c).info({ event: 'registration_asked', reference })
      return c.redirect(paths.registrationSent(reference), 303)
    })

    .get(paths.registrationSent(':reference{R-[0-9A-HJKMNP-TV-Z]{6}}'), async (c) => {
      const reference = c.req.param('reference')
      const device = c.get('site').cookies.read(c, 'device')
      const own = await findOwnEmail(reference, device, services.clock())

      return page(c, <RegistrationSentPage reference={reference} own={own} />)
    })
}
