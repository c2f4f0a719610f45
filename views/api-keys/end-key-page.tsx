import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** Asks before a key ends. `stale`: the page was open for too long. */
export function EndKeyPage({ apiKey, stale }: { apiKey: { id: string; name: string }; stale: boolean }) {
  const words = useStaffWords().keys
  const form: FormValue<never> = { values: {}, errors: {}, ...(stale && { problem: 'staleForm' }) }
  return (
    <StaffPage
      title={words.endTitle}
      tab="keys"
      wrong={stale}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <p>{words.endLead(apiKey.name)}</p>
      <Form class="once" action={paths.staff.endKey(apiKey.id)}>
        <Button>{words.end}</Button>
      </Form>
      <p>
        <a href={paths.staff.keys}>{words.keep}</a>
      </p>
    </StaffPage>
  )
}
