import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { type DeletionField, DeletionPage } from '../../../views/own-data/deletion-page.tsx'
import type { Customer } from '../../accounts/customers.ts'
import { cancelDeletion, pendingDeletion } from '../../accounts/deletions.ts'
import type { Session } from '../../accounts/sessions.ts'
import { deletionWaits } from '../../durations.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm } from '../../http/forms.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { logOf } from '../../http/log.ts'
import { confirmNext } from '../../http/notice.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { type AnswerToAsking, makeAskForDeletion } from './ask-deletion.ts'
import { deletionCancelForm, deletionForm } from './deletion.form.ts'

type Form = FormValue<DeletionField>
type Whose = { customer: Customer; session: Session }

const untouched: Form = { values: {}, errors: {} }

/** Asking for the account to be deleted, and keeping it after all, which a temporary password may do as well. */
export function deletionRoutes(services: Services) {
  const { database, config, outbox, clock } = services
  const guard = makeGuard(services)
  const askForDeletion = makeAskForDeletion(services)

  return new Hono<RequestEnv>()

    .get(paths.deletion, guard, async (c) => page(c, await pageOf(c.var, untouched)))

    .post(paths.deletion, guard, async (c) => {
      const checked = checkForm(c, deletionForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))

      const { customer, session } = c.var
      const whence = { origin: originOf(c), language: languageOf(c) }
      const asked = { customer, session, password: checked.fields.passwordForDeletion, ...whence }
      const answer = await askForDeletion(asked, clock())

      logOf(c).info({ event: 'deletion_asked', outcome: answer.outcome, customer: customer.id })
      return answerAsked(c, c.var, answer)
    })

    .post(paths.deletionCancel, guard, async (c) => {
      const checked = checkForm(c, deletionCancelForm)
      if (!checked.ok) return invalid(c, await pageOf(c.var, checked.form))

      const { id } = c.var.customer
      const by = { actor: { kind: 'customer' as const, id }, origin: originOf(c), language: languageOf(c) }
      const isCancelled = await cancelDeletion(database, id, by, clock())

      if (isCancelled) outbox.wake()
      logOf(c).info({ event: 'deletion_cancelled', customer: id })
      confirmNext(c, 'deletionCancelled')
      return c.redirect(paths.ownData, 303)
    })

  async function pageOf({ customer, session }: Whose, form: Form) {
    return (
      <DeletionPage
        form={form}
        pending={(await pendingDeletion(database, customer.id)) ?? null}
        dueIfAsked={new Date(clock().getTime() + deletionWaits)}
        historyDays={config.keep.history}
        currentIsTemporary={session.kind === 'temporary'}
      />
    )
  }

  async function answerAsked(c: RequestContext, whose: Whose, answer: AnswerToAsking): Promise<Response> {
    switch (answer.outcome) {
      case 'asked':
        confirmNext(c, 'deletionAsked')
        return c.redirect(paths.deletion, 303)
      case 'temporary':
        return invalid(c, await pageOf(whose, { ...untouched, problem: 'deletionTemporary' }))
      case 'wrong':
        return invalid(
          c,
          await pageOf(whose, { ...untouched, errors: { passwordForDeletion: 'passwordForEmailWrong' } }),
        )
      case 'tooManyTries': {
        const waitMinutes = tellWait(c, answer.until, clock())
        const errors = { passwordForDeletion: 'tooManyCurrentTries' } as const
        return page(c, await pageOf(whose, { ...untouched, errors, waitMinutes }), 429)
      }
      case 'busy':
        return answerError(c, 503, 5)
    }
  }
}
