import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import type { EasyToGuess } from '../components/password-frame.tsx'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { ChangeEmail, type EmailChangeField, emailChangeFields, type PendingEmail } from './change-email.tsx'
import { ChangePassword, type ChangePasswordField, changePasswordFields } from './change-password.tsx'
import { type LoggedIn, Sessions } from './sessions.tsx'

type Props = {
  email: string
  form: FormValue<ChangePasswordField>
  emailForm: FormValue<EmailChangeField>
  pendingEmail: PendingEmail | null
  sessions: LoggedIn[]
  /** Whether this session was opened with a temporary password. */
  currentIsTemporary: boolean
  easyToGuess: EasyToGuess
}

export function WebSiteAccessPage(props: Props) {
  const { email, form, emailForm, pendingEmail, sessions, currentIsTemporary, easyToGuess } = props
  const words = useFrame().words.webSiteAccess
  const summary = isWrong(emailForm) ? (
    <ErrorSummary form={emailForm} fields={emailChangeFields} />
  ) : (
    <ErrorSummary form={form} fields={changePasswordFields} />
  )
  return (
    <Account tab="webSiteAccess" wrong={isWrong(form) || isWrong(emailForm)} summary={summary}>
      <p>
        {words.siteEmail} <strong>{email}</strong>
      </p>
      <ChangePassword
        email={email}
        form={form}
        easyToGuess={easyToGuess}
        currentIsTemporary={currentIsTemporary}
      />
      <ChangeEmail
        email={email}
        form={emailForm}
        pending={pendingEmail}
        currentIsTemporary={currentIsTemporary}
      />
      <Sessions sessions={sessions} />
    </Account>
  )
}
