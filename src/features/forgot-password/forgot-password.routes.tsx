import { Hono } from 'hono'
import { ForgotPasswordPage } from '../../../views/forgot-password/forgot-password-page.tsx'
import { ForgotPasswordSentPage } from '../../../views/forgot-password/forgot-password-sent-page.tsx'
import { makeFindOwnEmail } from '../../accounts/own-email.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { languageOf } from '../../http/language.ts'
import { logOf } from '../../http/log.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page, standingPage } from '../../http/page.tsx'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { makeAsk } from './ask.ts'
import { forgotPasswordForm } from './forgot-password.form.ts'

export function forgotPasswordRoutes(services: Services) {
  const ask = makeAsk(services)
  const findOwnEmail = makeFindOwnEmail(services.database, services.keys)

  return new Hono<RequestEnv>()

    .get(paths.forgotPassword, (c) =>
      standingPage(c, paths.forgotPassword, () => <ForgotPasswordPage form={{ values: {}, errors: {} }} />),
    )

    .post(paths.forgotPassword, async (c) => {
      const checked = checkForm(c, forgotPasswordForm)
      if (!checked.ok) return invalid(c, <ForgotPasswordPage form={checked.form} />)

      const { email } = checked.fields
      const reference = await ask(
        { email, address: c.get('address'), origin: originOf(c), language: languageOf(c) },
        services.clock(),
      )

      logOf(c).info({ event: 'temporary_password_asked', reference })
      return c.redirect(paths.forgotPasswordSent(reference), 303)
    })

    .get(paths.forgotPasswordSent(':reference{R-[0-9A-HJKMNP-TV-Z]{6}}'), async (c) => {
      const reference = c.req.param('reference')
      const device = c.get('site').cookies.read(c, 'device')
      const own = await findOwnEmail(reference, device, services.clock())

      return page(c, <ForgotPasswordSentPage reference={reference} own={own} />)
    })
}
