import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Username } from '../components/username.tsx'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

type Props = {
  form: FormValue<'password' | 'username' | 'next' | 'kept'>
  email: string
  next: string | null
  /** What was sent when the password was typed too long ago, sealed. */
  kept?: string | null
}

export function StaffConfirmPage({ form, email, next, kept = null }: Props) {
  const words = useStaffWords().access
  return (
    <StaffPage
      title={words.confirm}
      wrong={isWrong(form)}
      stays={kept !== null}
      summary={<ErrorSummary form={form} fields={['password']} />}
    >
      <p>{words.confirmLead}</p>
      {kept !== null && <p class="notice">{words.confirmKept}</p>}
      <Form action={paths.staff.confirm} unsaved={kept === null ? undefined : 'already'}>
        <Username email={email} />
        {next !== null && <input type="hidden" name="next" value={next} />}
        {kept !== null && <input type="hidden" name="kept" value={kept} />}
        <Field
          form={form}
          name="password"
          label={words.password}
          type="password"
          autocomplete="current-password"
          required
        />
        <p>
          <Button>{words.confirmSubmit}</Button>
        </p>
      </Form>
    </StaffPage>
  )
}
