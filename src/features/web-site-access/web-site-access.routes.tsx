import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { endOtherSessions, endSession } from '../../accounts/sessions.ts'
import { recordEvent } from '../../history/record.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { logOf } from '../../http/log.ts'
import { confirmNext } from '../../http/notice.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { giveSession, takeSession } from '../../http/session-cookie.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { makeAccessPage, type Whose } from './access-page.tsx'
import { changePasswordForm } from './change-password.form.ts'
import { type Changed, makeChangePassword } from './change-password.ts'
import { answerRepeatedSave } from './repeated-save.ts'
import { sessionsForm } from './sessions.form.ts'

type Form = FormValue<'current' | 'new' | 'again'>

const untouched: Form = { values: {}, errors: {} }

export function webSiteAccessRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeGuard(services, { openToTemporary: true })
  const changePassword = makeChangePassword(services)
  const accessPage = makeAccessPage(services)

  return new Hono<RequestEnv>()

    .get(paths.webSiteAccess, guard, async (c) => page(c, await pageOf(c.var, untouched)))

    .post(paths.webSiteAccess, answerRepeatedSave(services), guard, async (c) => {
      const checked = checkForm(c, changePasswordForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))
      if (checked.fields.new.normalize() !== checked.fields.again.normalize())
        return invalid(
          c,
          await pageOf(
            c.var,
            wrong<keyof Form['errors']>(untouched, { errors: { again: 'againDifferent' } }),
          ),
        )

      const { customer, session } = c.var
      const asked = { page: checked.page, origin: originOf(c), language: languageOf(c) }
      const change = { customer, session, ...checked.fields, ...asked }
      const changed = await changePassword(change, clock())

      logChange(c, c.var, changed)
      return answerChange(c, c.var, changed)
    })

    .post(paths.sessions, guard, async (c) => {
      const checked = checkForm(c, sessionsForm)
      if (!checked.ok)
        return invalid(
          c,
          await pageOf(c.var, { ...untouched, problem: checked.form.problem ?? 'unknownField' }),
        )

      const { end } = checked.fields
      const { customer, session } = c.var
      if (end === 'others') await endOtherSessions(database, customer.id, session.id)
      else if (!(await endSession(database, customer.id, end))) return answerError(c, 404)

      const actor = { kind: 'customer', id: customer.id } as const
      const event = { event: 'sessions-ended', actor, customerId: customer.id, origin: originOf(c) } as const
      await recordEvent(database, event, clock())

      logOf(c).info({ event: 'session_ended', by: 'web site access', customer: customer.id })
      if (end === session.id) takeSession(c)
      confirmNext(
        c,
        end === 'others' ? 'otherSessionsEnded' : end === session.id ? 'loggedOut' : 'sessionEnded',
      )
      return c.redirect(end === session.id ? paths.login : paths.webSiteAccess, 303)
    })

  function pageOf(whose: Whose, password: Form) {
    return accessPage(whose, { password })
  }

  async function answerChange(c: RequestContext, whose: Whose, changed: Changed): Promise<Response> {
    const again = async (errors: Form['errors']) => invalid(c, await pageOf(whose, { ...untouched, errors }))
    switch (changed.outcome) {
      case 'changed':
        giveSession(c, changed.token, changed.kind)
        confirmNext(c, 'passwordChanged')
        return c.redirect(paths.webSiteAccess, 303)
      case 'currentWrong':
        return again({
          current: whose.session.kind === 'temporary' ? 'currentTemporaryWrong' : 'currentWrong',
        })
      case 'newWrong':
        return again({ new: changed.problem })
      case 'tooMany': {
        const waitMinutes = tellWait(c, changed.until, clock())
        const errors = { current: 'tooManyCurrentTries' } as const
        return page(c, await pageOf(whose, { ...untouched, errors, waitMinutes }), 429)
      }
      case 'busy':
        return answerError(c, 503, 5)
      case 'overtaken':
        confirmNext(c, 'sessionExpired')
        return c.redirect(paths.login, 303)
    }
  }
}

/** OWASP Logging Vocabulary */
function logChange(c: RequestContext, { customer }: Whose, { outcome }: Changed): void {
  const log = logOf(c)
  if (outcome === 'changed') log.info({ event: 'authn_password_change', customer: customer.id })
  else log.warn({ event: 'authn_password_change_fail', why: outcome, customer: customer.id })
}
