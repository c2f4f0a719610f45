import { type Context, Hono } from 'hono'
import { KeptFormPage } from '../../../views/login/kept-form-page.tsx'
import { LoginPage } from '../../../views/login/login-page.tsx'
import { sessionByToken } from '../../accounts/sessions.ts'
import { deviceCookieLife } from '../../durations.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { isKeptOf, type KeptForm, openKept } from '../../http/kept-form.ts'
import { languageOf } from '../../http/language.ts'
import { confirmNext } from '../../http/notice.ts'
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
  const { database, keys, clock, config } = services
  const logIn = makeLogIn(services)
  const findSession = sessionByToken(database)

  return new Hono<RequestEnv>()

    .get(paths.login, (c) =>
      standingPage(c, paths.login, () =>
        box({ values: {}, errors: {} }, { next: returnPath(c.req.query('next')), kept: null }),
      ),
    )

    .post(paths.login, async (c) => {
      const goal = goalOf(c)
      const checked = checkForm(c, loginForm)
      if (!checked.ok) return invalid(c, box(checked.form, goal))

      const outcome = await logIn(attemptOf(c, checked.fields, checked.page), clock())
      logOutcome(c, outcome)

      if (outcome.outcome === 'in') return welcome(c, outcome, goal)
      return refuse(c, outcome, checked.form, goal)
    })

  /** Where the log-in is to lead; a kept form only when this browser may carry it. */
  function goalOf(c: RequestContext): Goal {
    const posted = c.get('posted')
    const kept = posted.get('kept')?.[0]
    return { next: returnPath(posted.get('next')?.[0]), kept: kept && openKept(c, kept) ? kept : null }
  }

  function box(form: Form, { next, kept }: Goal, offerNewOne = false) {
    const offers = { offerNewOne, offerAccount: config.registration }
    return <LoginPage form={form} next={next} kept={kept} {...offers} />
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

  async function welcome(c: Context<RequestEnv>, entered: In, { next, kept }: Goal): Promise<Response> {
    const { customer, token, kind, device } = entered
    giveSession(c, token, kind)
    // Nothing stays behind on a shared computer, and a temporary password proves the mailbox, not the browser.
    if (kind === 'browser' || kind === 'kept')
      c.get('site').cookies.write(c, 'device', device, deviceCookieLife / 1000)
    const form = openKept(c, kept ?? undefined)
    if (form && isKeptOf(keys, form, customer.id)) return goOn(c, entered, form)
    if (form) confirmNext(c, 'keptForAnother')
    const wanted = form ? paths.profile : (next ?? paths.profile)
    return c.redirect(kind === 'temporary' ? paths.webSiteAccess : wanted, 303)
  }

  /** What was typed before is shown to its owner, from the new session on. */
  async function goOn(c: Context<RequestEnv>, { token, kind }: In, kept: KeptForm): Promise<Response> {
    const found = await findSession(token, clock())
    if (!found) return c.redirect(paths.login, 303)
    c.set('customer', found.customer)
    c.set('session', found.session)
    const { path, fields, lacksSecrets } = kept
    const tab = tabOf(path)
    const isConfined = kind === 'temporary' && config.temporaryPassword.then === 'require'
    const passwordFirst = isConfined && tab !== 'webSiteAccess'
    return page(c, <KeptFormPage {...{ tab, action: path, fields, lacksSecrets, passwordFirst }} />)
  }

  type In = Extract<Outcome, { outcome: 'in' }>
  type Goal = { next: string | null; kept: string | null }
  type Form = Parameters<typeof LoginPage>[0]['form']

  function refuse(c: RequestContext, outcome: Exclude<Outcome, In>, form: Form, goal: Goal): Response {
    switch (outcome.outcome) {
      case 'busy':
        return answerError(c, 503, 5)
      case 'tooMany': {
        const waitMinutes = tellWait(c, outcome.until, clock())
        return page(c, box(wrong(form, { problem: 'tooManyTries', waitMinutes }), goal), 429)
      }
      case 'wrong':
        return invalid(c, box(wrong(form, { problem: 'wrongEmailOrPassword' }), goal))
      case 'registrationExpired':
        return invalid(c, box(wrong(form, { problem: 'registrationExpired' }), goal))
      case 'expired':
      case 'used': {
        const problem = endedAs(outcome)
        return invalid(c, box(wrong(form, { problem }), goal, true))
      }
    }
  }
}

/** An emailed one tells how long each lives; that is no use to who was handed another. */
function endedAs({ outcome, byHand }: Extract<Outcome, { outcome: 'expired' | 'used' }>) {
  if (outcome === 'used') return 'temporaryPasswordUsed'
  return byHand ? 'handedPasswordExpired' : 'temporaryPasswordExpired'
}

const tabs = ['profile', 'addressBook', 'orderHistory', 'webSiteAccess'] as const

/** The tab that a path lies under. */
const tabOf = (path: string) =>
  tabs.find((tab) => path === paths[tab] || path.startsWith(`${paths[tab]}/`)) ?? 'profile'
