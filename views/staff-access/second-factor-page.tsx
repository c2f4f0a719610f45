import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffBox, useStaffWords } from '../layouts/staff.tsx'
import { CodeField } from './code-field.tsx'

type Props = { form: FormValue<'code' | 'next'>; next: string | null }

export function SecondFactorPage({ form, next }: Props) {
  const words = useStaffWords().access
  return (
    <StaffBox
      title={words.secondFactor}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['code']} />}
    >
      <Form action={paths.staff.secondFactor}>
        {next !== null && <input type="hidden" name="next" value={next} />}
        <CodeField form={form} label={words.code} hint={words.codeHint} />
        <Button>{words.codeSubmit}</Button>
      </Form>
      <Form class="once" action={paths.staff.logout}>
        <Button look="plain">{words.cancel}</Button>
      </Form>
    </StaffBox>
  )
}
