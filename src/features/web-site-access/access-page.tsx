import type { FormValue } from '../../../views/components/form-value.ts'
import type { EmailChangeField } from '../../../views/web-site-access/change-email.tsx'
import type { ChangePasswordField } from '../../../views/web-site-access/change-password.tsx'
import { WebSiteAccessPage } from '../../../views/web-site-access/web-site-access-page.tsx'
import type { Customer } from '../../accounts/customers.ts'
import { pendingEmailChange } from '../../accounts/email-changes.ts'
import { easyToGuess } from '../../accounts/password-rules.ts'
import { listSessions, type Session } from '../../accounts/sessions.ts'
import type { Services } from '../../services.ts'

export type Whose = { customer: Customer; session: Session }

/** The page has several forms; at most one of them was just filled in. */
export type Filled = {
  password?: FormValue<ChangePasswordField>
  email?: FormValue<EmailChangeField>
}

type EmailForm = FormValue<EmailChangeField>

const untouched = { values: {}, errors: {} }

/** Web Site Access as a customer sees it from one session. */
export function makeAccessPage({ database, clock, config }: Services) {
  return async function accessPage({ customer, session }: Whose, filled: Filled = {}) {
    const now = clock()
    const pending = await pendingEmailChange(database, customer.id, now)
    const sessions = await listSessions(database, customer.id, now)
    const ofThisBrowserFirst = sessions.toSorted(
      (a, b) => Number(b.id === session.id) - Number(a.id === session.id),
    )
    return (
      <WebSiteAccessPage
        email={customer.email}
        form={filled.password ?? untouched}
        emailForm={fitting(filled.email ?? untouched, session, pending !== undefined)}
        pendingEmail={pending ?? null}
        sessions={ofThisBrowserFirst.map((listed) => ({
          ...listed,
          current: listed.id === session.id,
          since: listed.createdAt,
          lastSeen: listed.lastSeenAt,
          temporary: listed.kind === 'temporary',
          kind: listed.kind === 'temporary' ? 'browser' : listed.kind,
        }))}
        currentIsTemporary={session.kind === 'temporary'}
        easyToGuess={easyToGuess({ ...customer, shopName: config.shop.name })}
      />
    )
  }
}

/** What is wrong with a field that the page does not show (any more) is told about the whole. */
function fitting(form: EmailForm, { kind }: Session, isPending: boolean): EmailForm {
  const isWrong = Object.keys(form.errors).length > 0
  if (isWrong && kind === 'temporary') return { ...untouched, problem: 'emailChangeTemporary' }
  return form.errors.code && !isPending ? { ...untouched, problem: 'codeEnded' } : form
}
