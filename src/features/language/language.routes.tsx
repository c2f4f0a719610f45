import { Hono } from 'hono'
import { saveLanguage } from '../../accounts/customers.ts'
import { sessionByToken } from '../../accounts/sessions.ts'
import { languageCookieLife } from '../../durations.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm } from '../../http/forms.ts'
import { returnPath } from '../../http/return-path.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { languageForm } from './language.form.ts'

/** The switch in the footer of every page. Whoever is logged in has chosen for good: emails follow. */
export function languageRoutes({ database, clock }: Services) {
  const find = sessionByToken(database)

  return new Hono<RequestEnv>().post(paths.language, async (c) => {
    const checked = checkForm(c, languageForm)
    const back = returnPath(c.get('posted').get('from')?.[0]) ?? paths.home
    if (!checked.ok) return checked.form.problem === 'staleForm' ? c.redirect(back, 303) : answerError(c, 422)

    await choose(c, checked.fields.language)

    return c.redirect(back, 303)
  })

  async function choose(c: RequestContext, language: 'en' | 'fr'): Promise<void> {
    const { cookies } = c.get('site')
    cookies.write(c, 'language', language, languageCookieLife / 1000)
    const found = await find(cookies.read(c, 'session') ?? '', clock())
    if (found) await saveLanguage(database, found.customer.id, language, clock())
  }
}
