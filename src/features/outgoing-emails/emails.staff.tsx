import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { CustomerEmailsPage } from '../../../views/outgoing-emails/customer-emails-page.tsx'
import { EmailPage } from '../../../views/outgoing-emails/email-page.tsx'
import { EmailsPage } from '../../../views/outgoing-emails/emails-page.tsx'
import { type Found, WherePage } from '../../../views/outgoing-emails/where-page.tsx'
import { emailPage, findEmail } from '../../email/email-pages.ts'
import type { Email } from '../../email/outbox.ts'
import { lastProviderEvent } from '../../email/provider-events.ts'
import { recordEvent } from '../../history/record.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { anyId, makeAbout, makeRecordLook, shownOf } from '../../http/staff-customer.ts'
import { makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { sendAgainForm } from './email.form.ts'
import { emailListPath, readEmailWish, statesOf } from './email-list-wish.ts'
import { lookUpReference } from './look-up-reference.ts'
import { showEmail } from './one-email.ts'
import { makeSendAgain } from './send-again.ts'
import { listedEmail } from './shown-email.ts'

/** What became of every email: all of them, one of them, those of one customer, and that of a reference. */
export function emailsRoutes(services: Services) {
  const { database, config, clock } = services
  const guard = makeStaffGuard(services)
  const about = makeAbout(services)
  const recordLook = makeRecordLook(services)
  const { refusalOf, sendAgain } = makeSendAgain(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.emails, guard, async (c) => {
      const list = await listOf(c, paths.staff.emails, null)

      return page(c, <EmailsPage {...list} told={await lastTold()} />)
    })

    .get(paths.staff.customerEmails(anyId), guard, about, async (c) => {
      const { about: customer } = c.var
      const path = paths.staff.customerEmails(customer.id)
      const list = await listOf(c, path, customer.id)

      return page(c, <CustomerEmailsPage customer={shownOf(customer)} path={path} {...list} />)
    })

    .get(paths.staff.email(anyId), guard, async (c) => {
      const email = await findEmail(database, c.req.param('id'))
      if (!email) return answerError(c, 404)
      if (email.customerId) await recordLook(c, email.customerId)

      return page(c, await shown(email))
    })

    .post(paths.staff.emailAgain(anyId), guard, async (c) => {
      const email = await findEmail(database, c.req.param('id'))
      if (!email) return answerError(c, 404)
      const checked = checkForm(c, sendAgainForm)
      if (!checked.ok) return invalid(c, await shown(email, checked.form))

      const sent = await sendAgain(email, staffActor(c), clock())
      if (sent.outcome === 'refused')
        return invalid(c, await shown(email, wrong(checked.form, { problem: 'emailAgainNot' })))
      if (sent.outcome === 'overLimit') {
        const waitMinutes = tellWait(c, sent.until, clock())
        const form = wrong(checked.form, { problem: 'emailAgainLimit', waitMinutes })
        return page(c, await shown(email, form), 429)
      }

      confirmNext(c, 'emailSentAgain')
      return c.redirect(paths.staff.email(sent.id), 303)
    })

    .get(paths.staff.whereIsMyMail, guard, async (c) => {
      const typed = (c.req.query('reference') ?? '').trim().slice(0, longestTyped)

      const answer = await lookUpReference(database, typed, clock())
      if (answer !== null && answer !== 'no reference') await recordLookUp(c, answer)

      return page(c, <WherePage typed={typed} answer={answer} />)
    })

  /** Without the reference, which was typed. */
  async function recordLookUp(c: Parameters<typeof staffActor>[0], answer: Found | { unknown: string }) {
    const { id, customerId } = 'unknown' in answer ? { id: null, customerId: null } : answer
    const event = { event: 'email-looked-up', ...staffActor(c), subject: id, customerId } as const
    await recordEvent(database, { ...event, details: { found: id === null ? 0 : 1 } }, clock())
  }

  async function listOf(c: RequestContext, path: string, customerId: string | null) {
    const wish = readEmailWish(new URL(c.req.url).searchParams)
    const { state, kind, place } = wish
    const { emails, newer, older } = await emailPage(
      database,
      { states: statesOf(state), kind, customerId },
      place,
    )
    return {
      emails: emails.map(listedEmail),
      state,
      kind,
      newerPath: newer && emailListPath(path, { ...wish, place: { ...newer, to: 'newer' } }),
      olderPath: older && emailListPath(path, { ...wish, place: { ...older, to: 'older' } }),
    }
  }

  async function shown(email: Email, form: FormValue<never> = { values: {}, errors: {} }) {
    const now = clock()
    const refusal = await refusalOf(email, now)
    return <EmailPage email={await showEmail(database, email, refusal, now)} form={form} />
  }

  async function lastTold() {
    if (config.trial) return null
    if (config.email.webhookSecret === null) return 'not set up'
    const at = await lastProviderEvent(database)
    return at ? { at } : 'never'
  }
}

/** More than any reference, with whatever stands between its characters. */
const longestTyped = 40
