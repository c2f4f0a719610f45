import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Choice } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

type Props = { form: FormValue<'what' | 'format'> }

/** Which file the owner takes along. */
export function ExportPage({ form }: Props) {
  const words = useStaffWords().customers.export
  const whats = (['customers', 'orders'] as const).map((value) => ({ value, label: words[value] }))
  const formats = [
    { value: 'csv-marked', label: words.csv },
    { value: 'csv', label: words.plainCsv },
    { value: 'json', label: words.json },
  ]
  const summary = <ErrorSummary form={form} fields={['what', 'format']} />
  return (
    <StaffPage title={words.title} tab="customers" wrong={isWrong(form)} summary={summary}>
      <p>{words.lead}</p>
      <Form action={paths.staff.exports}>
        <Choice form={form} name="what" label={words.what} choices={whats} wide />
        <Choice form={form} name="format" label={words.format} choices={formats} wide />
        <p class="soft">{words.formulas}</p>
        <p>
          <Button>{words.download}</Button>
        </p>
      </Form>
    </StaffPage>
  )
}
