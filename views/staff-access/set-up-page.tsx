import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Username } from '../components/username.tsx'
import { useFrame } from '../layouts/frame.ts'
import { StaffBox, useStaffWords } from '../layouts/staff.tsx'
import { CodeField } from './code-field.tsx'
import { OfferedFactor } from './offered-factor.tsx'

type Props = {
  form: FormValue<'new' | 'again' | 'code'>
  email: string
  /** Null while a password of their own is still to be chosen. */
  offered: { qr: string; text: string } | null
}

export function SetUpPage({ form, email, offered }: Props) {
  const words = useStaffWords().access
  return (
    <StaffBox
      title={words.setUp}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['new', 'again', 'code']} />}
    >
      {offered ? <Factor form={form} offered={offered} /> : <Password form={form} email={email} />}
    </StaffBox>
  )
}

function Password({ form, email }: Pick<Props, 'form' | 'email'>) {
  const words = useStaffWords().access
  const { passwordLength } = useFrame().facts
  return (
    <>
      <p>{words.setUpPasswordLead}</p>
      <Form action={paths.staff.setUpPassword}>
        <Username email={email} />
        <Field
          form={form}
          name="new"
          label={words.newPassword}
          hint={words.newPasswordHint(passwordLength)}
          type="password"
          autocomplete="new-password"
          required
        />
        <Field
          form={form}
          name="again"
          label={words.again}
          type="password"
          autocomplete="new-password"
          required
        />
        <Button>{words.choosePassword}</Button>
      </Form>
    </>
  )
}

function Factor({ form, offered }: Pick<Props, 'form'> & { offered: { qr: string; text: string } }) {
  const words = useStaffWords().access
  return (
    <>
      <p>{words.setUpFactorLead}</p>
      <OfferedFactor {...offered} />
      <Form action={paths.staff.setUp}>
        <CodeField form={form} label={words.setUpCode} hint={words.setUpCodeHint} />
        <Button>{words.codeSubmit}</Button>
      </Form>
    </>
  )
}
