import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { CodeField } from './code-field.tsx'
import { OfferedFactor } from './offered-factor.tsx'

type Props = { form: FormValue<'code'>; qr: string; text: string }

/** Another authenticator app instead of the one that was lost or replaced. */
export function NewFactorPage({ form, qr, text }: Props) {
  const words = useStaffWords().access
  return (
    <StaffPage
      title={words.newFactor}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['code']} />}
    >
      <p>{words.newFactorLead}</p>
      <OfferedFactor qr={qr} text={text} />
      <Form action={paths.staff.accessSecondFactor}>
        <CodeField form={form} label={words.setUpCode} hint={words.setUpCodeHint} />
        <p>
          <Button>{words.codeSubmit}</Button>
        </p>
      </Form>
    </StaffPage>
  )
}
