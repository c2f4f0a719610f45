import { Hono } from 'hono'
import type { ErrorWord, FormValue } from '../../../views/components/form-value.ts'
import type { EmailChangeField } from '../../../views/web-site-access/change-email.tsx'
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
import { giveSession } from '../../http/session-cookie.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { makeAccessPage, type Whose } from './access-page.tsx'
import { type AnswerToAsking, makeAskEmailChange } from './ask-email-change.ts'
import { type Confirmed, cancelEmailChange, makeConfirmEmailChange } from './confirm-email-change.ts'
import { emailChangeCancelForm, emailChangeCodeForm, emailChangeForm } from './email-change.form.ts'
import { answerRepeatedEmailChange } from './repeated-email-change.ts'

type Form = FormValue<EmailChangeField>

const untouched: Form = { values: {}, errors: {} }

export function emailChangeRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeGuard(services, { openToTemporary: true })
  const accessPage = makeAccessPage(services)
  const askEmailChange = makeAskEmailChange(services)
  const confirmEmailChange = makeConfirmEmailChange(services)

  return new Hono<RequestEnv>()

    .post(paths.emailChange, guard, async (c) => {
      const checked = checkForm(c, emailChangeForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))

      const { customer, session } = c.var
      const { newEmail, passwordForEmail: current } = checked.fields
      const asked = { customer, session, newEmail, current, ...whence(c) }
      const answer = await askEmailChange({ ...asked, address: c.get('address') }, clock())

      log(c, c.var, 'email_change_asked', answer.outcome === 'asked', answer.outcome)
      return answerAsking(c, c.var, checked.form, answer)
    })

    .post(paths.emailChangeCode, answerRepeatedEmailChange(services), guard, async (c) => {
      const checked = checkForm(c, emailChangeCodeForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))

      const { customer, session } = c.var
      const confirming = { customer, session, code: checked.fields.code, page: checked.page, ...whence(c) }
      const confirmed = await confirmEmailChange(confirming, clock())

      log(c, c.var, 'user_updated', confirmed.outcome === 'changed', confirmed.outcome)
      return answerConfirming(c, c.var, confirmed)
    })

    .post(paths.emailChangeCancel, guard, async (c) => {
      const checked = checkForm(c, emailChangeCancelForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))

      const actor = { kind: 'customer', id: c.var.customer.id } as const
      await cancelEmailChange(database, c.var.customer.id, { actor, origin: originOf(c) }, clock())

      logOf(c).info({ event: 'email_change_cancelled', customer: c.var.customer.id })
      confirmNext(c, 'emailChangeCancelled')
      return c.redirect(paths.webSiteAccess, 303)
    })

  function pageOf(whose: Whose, email: Form) {
    return accessPage(whose, { email })
  }

  async function answerAsking(
    c: RequestContext,
    whose: Whose,
    form: Form,
    answer: AnswerToAsking,
  ): Promise<Response> {
    const again = async (found: Partial<Form>) => invalid(c, await pageOf(whose, wrong(form, found)))
    switch (answer.outcome) {
      case 'asked':
        return c.redirect(paths.webSiteAccess, 303)
      case 'temporary':
        return again({ problem: 'emailChangeTemporary' })
      case 'same':
        return again({ errors: { newEmail: 'newEmailSame' } })
      case 'currentWrong':
        return again({ errors: { passwordForEmail: 'passwordForEmailWrong' } })
      case 'busy':
        return answerError(c, 503, 5)
      case 'tooManyTries':
      case 'tooMany': {
        const waitMinutes = tellWait(c, answer.until, clock())
        const errors: Form['errors'] =
          answer.outcome === 'tooMany'
            ? { newEmail: 'tooManyEmailChanges' }
            : { passwordForEmail: 'tooManyCurrentTries' }
        return page(c, await pageOf(whose, wrong(form, { errors, waitMinutes })), 429)
      }
    }
  }

  async function answerConfirming(c: RequestContext, whose: Whose, confirmed: Confirmed): Promise<Response> {
    if (confirmed.outcome === 'changed') {
      giveSession(c, confirmed.token, confirmed.kind)
      confirmNext(c, 'emailChanged')
      return c.redirect(paths.webSiteAccess, 303)
    }
    return invalid(c, await pageOf(whose, wrong(untouched, whatIsWrong(confirmed))))
  }
}

const whence = (c: RequestContext) => ({ origin: originOf(c), language: languageOf(c) })

/** Where nothing waits for a code any more, the field is gone and the whole form is told. */
function whatIsWrong({ outcome }: Exclude<Confirmed, { outcome: 'changed' }>): Partial<Form> {
  const problems: Record<typeof outcome, ErrorWord> = {
    temporary: 'emailChangeTemporary',
    none: 'codeEnded',
    usedUp: 'codeUsedUp',
    taken: 'newEmailTaken',
    invalid: 'codeInvalid',
    wrong: 'codeWrong',
  }
  const problem = problems[outcome]
  return outcome === 'invalid' || outcome === 'wrong' ? { errors: { code: problem } } : { problem }
}

/** OWASP Logging Vocabulary; never an address. */
function log(c: RequestContext, { customer }: Whose, event: string, done: boolean, why: string): void {
  const about = { customer: customer.id, attribute: 'email' }
  if (done) logOf(c).info({ event, ...about })
  else logOf(c).warn({ event: `${event}_fail`, why, ...about })
}
