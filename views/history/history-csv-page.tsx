import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** `path` holds what of the history is asked for. `stale`: the page was open for too long. */
export function HistoryCsvPage({ path, stale }: { path: string; stale: boolean }) {
  const words = useStaffWords().history
  const form: FormValue<never> = { values: {}, errors: {}, ...(stale && { problem: 'staleForm' }) }
  return (
    <StaffPage
      title={words.csvTitle}
      tab="history"
      wrong={stale}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <p>{words.csvLead}</p>
      <Form class="once" action={path}>
        <Button>{words.csvButton}</Button>
      </Form>
    </StaffPage>
  )
}
