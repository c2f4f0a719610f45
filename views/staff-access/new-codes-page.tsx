import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** Asks before the old recovery codes end. `stale`: the page was open for too long. */
export function NewCodesPage({ stale }: { stale: boolean }) {
  const words = useStaffWords().access
  const form: FormValue<never> = { values: {}, errors: {}, ...(stale && { problem: 'staleForm' }) }
  return (
    <StaffPage title={words.newCodes} wrong={stale} summary={<ErrorSummary form={form} fields={[]} />}>
      <p>{words.newCodesLead}</p>
      <Form class="once" action={paths.staff.accessRecoveryCodes}>
        <Button>{words.newCodes}</Button>
      </Form>
    </StaffPage>
  )
}
