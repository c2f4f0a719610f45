import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffBox, useStaffWords } from '../layouts/staff.tsx'

/** `next` is where to go afterwards; null for the usual place. */
type Props = { form: FormValue<'email' | 'password' | 'next'>; next: string | null }

export function StaffLoginPage({ form, next }: Props) {
  const words = useStaffWords().access
  return (
    <StaffBox
      title={words.login}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['email', 'password']} />}
    >
      <Form action={paths.staff.login}>
        {next !== null && <input type="hidden" name="next" value={next} />}
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
