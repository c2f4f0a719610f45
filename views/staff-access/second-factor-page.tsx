import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffBox, useStaffWords } from '../layouts/staff.tsx'
import { CodeField } from './code-field.tsx'

/** `kept` is what was typed before the session ended, sealed. */
type Props = { form: FormValue<'code' | 'next' | 'kept'>; next: string | null; kept?: string | null }

export function SecondFactorPage({ form, next, kept = null }: Props) {
  const words = useStaffWords().access
  return (
    <StaffBox
      title={words.secondFactor}
      wrong={isWrong(form)}
      stays={kept !== null}
      summary={<ErrorSummary form={form} fields={['code']} />}
    >
      <Form action={paths.staff.secondFactor} unsaved={kept === null ? undefined : 'already'}>
        {next !== null && <input type="hidden" name="next" value={next} />}
        {kept !== null && <input type="hidden" name="kept" value={kept} />}
        <CodeField form={form} label={words.code} hint={words.codeHint} />
        <Button>{words.codeSubmit}</Button>
      </Form>
      <Form class="once" action={paths.staff.logout}>
        <Button look="plain">{words.cancel}</Button>
      </Form>
    </StaffBox>
  )
}
