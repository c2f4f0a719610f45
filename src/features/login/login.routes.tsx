import { Hono } from 'hono'
import { LoginPage } from '../../../views/login/login-page.tsx'
import { deviceCookieLife } from '../../durations.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { languageOf } from '../../http/language.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page, standingPage } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { returnPath } from '../../http/return-path.ts'
import { giveSession } from '../../http/session-cookie.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { type Attempt, makeLogIn, type Outcome } from './log-in.ts'
import { loginForm } from './login.form.ts'
import { logOutcome } from './login-events.ts'

export function loginRoutes(services: Services) {
  const { clock, config } = services
  const logIn = makeLogIn(services)

  return new Hono<RequestEnv>()

    .get(paths.login, (c) =>
      standingPage(c, paths.login, () => box({ values: {}, errors: {} }, returnPath(c.req.query('next')))),
    )

    .post(paths.login, async (c) => {
      const next = returnPath(c.get('posted').get('next')?.[0])
      const checked = checkForm(c, loginForm)
      if (!checked.ok) return invalid(c, box(checked.form, next))

      const outcome = await logIn(attemptOf(c, checked.fields, checked.page), clock())
      logOutcome(c, outcome)

      if (outcome.outcome === 'in') return welcome(c, outcome, next)
      return refuse(c, outcome, checked.form, next)
    })

  function box(form: Form, next: string | null, offerNewOne = false) {
    return <LoginPage form={form} next={next} offerNewOne={offerNewOne} offerAccount={config.registration} />
  }

  type Fields = { email: string; password: string; keep: boolean; shared: boolean }

  function attemptOf(c: RequestContext, { email, password, keep, shared }: Fields, posted: string): Attempt {
    const { cookies } = c.get('site')
    return {
      email,
      password,
      kind: shared ? 'shared' : keep ? 'kept' : 'browser',
      address: c.get('address'),
      origin: originOf(c),
      language: languageOf(c),
      from: `${posted} ${cookies.read(c, 'visitor') ?? ''}`,
      device: cookies.read(c, 'device'),
      session: cookies.read(c, 'session'),
    }
  }

  function welcome(c: RequestContext, { token, kind, device }: In, next: string | null): Response {
    giveSession(c, token, kind)
    // Nothing stays behind on a shared computer, and a temporary password proves the mailbox, not the browser.
    if (kind === 'browser' || kind === 'kept')
      c.get('site').cookies.write(c, 'device', device, deviceCookieLife / 1000)
    return c.redirect(kind === 'temporary' ? paths.webSiteAccess : (next ?? paths.profile), 303)
  }

  type In = Extract<Outcome, { outcome: 'in' }>
  type Form = Parameters<typeof LoginPage>[0]['form']

  function refuse(
    c: RequestContext,
    outcome: Exclude<Outcome, In>,
    form: Form,
    next: string | null,
  ): Response {
    switch (outcome.outcome) {
      case 'busy':
        return answerError(c, 503, 5)
      case 'tooMany': {
        const waitMinutes = tellWait(c, outcome.until, clock())
        return page(c, box(wrong(form, { problem: 'tooManyTries', waitMinutes }), next), 429)
      }
      case 'wrong':
        return invalid(c, box(wrong(form, { problem: 'wrongEmailOrPassword' }), next))
      case 'registrationExpired':
        return invalid(c, box(wrong(form, { problem: 'registrationExpired' }), next))
      case 'expired':
      case 'used': {
        const problem = outcome.outcome === 'used' ? 'temporaryPasswordUsed' : 'temporaryPasswordExpired'
        return invalid(c, box(wrong(form, { problem }), next, true))
      }
    }
  }
}
