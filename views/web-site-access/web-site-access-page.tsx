import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { ChangePassword, type ChangePasswordField, changePasswordFields } from './change-password.tsx'
import { type LoggedIn, Sessions } from './sessions.tsx'

type Props = {
  email: string
  form: FormValue<ChangePasswordField>
  sessions: LoggedIn[]
  /** Whether this session was opened with a temporary password. */
  currentIsTemporary: boolean
}

export function WebSiteAccessPage({ email, form, sessions, currentIsTemporary }: Props) {
  const words = useFrame().words.webSiteAccess
  return (
    <Account
      tab="webSiteAccess"
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={changePasswordFields} />}
    >
      <p>
        {words.siteEmail} <strong>{email}</strong>
      </p>
      <ChangePassword email={email} form={form} currentIsTemporary={currentIsTemporary} />
      <Sessions sessions={sessions} />
    </Account>
  )
}
