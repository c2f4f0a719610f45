import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'
import { StaffBox, useStaffWords } from '../layouts/staff.tsx'

type Props = {
  form: FormValue<'email' | 'password' | 'next' | 'kept'>
  /** Where to go afterwards; null for the usual place. */
  next: string | null
  /** What was typed before the session ended, sealed; the box carries it through the log-in. */
  kept?: string | null
}

export function StaffLoginPage({ form, next, kept = null }: Props) {
  const words = useStaffWords().access
  const { login } = useFrame().words
  return (
    <StaffBox
      title={words.login}
      wrong={isWrong(form)}
      stays={kept !== null}
      summary={<ErrorSummary form={form} fields={['email', 'password']} />}
    >
      {kept !== null && <p class="notice">{login.kept}</p>}
      <Form action={paths.staff.login} unsaved={kept === null ? undefined : 'already'}>
        {next !== null && <input type="hidden" name="next" value={next} />}
        {kept !== null && <input type="hidden" name="kept" value={kept} />}
        <Field form={form} name="email" label={words.email} type="email" autocomplete="username" required />
        <Field
          form={form}
          name="password"
          label={words.password}
          type="password"
          autocomplete="current-password"
          required
        />
        <Button>{words.submit}</Button>
      </Form>
      <p class="soft">{words.lost}</p>
    </StaffBox>
  )
}
