import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** `stale`: the page was open for too long. */
export function LogoRemovalPage({ stale }: { stale: boolean }) {
  const words = useStaffWords().settings
  const form: FormValue<never> = { values: {}, errors: {}, ...(stale && { problem: 'staleForm' }) }
  return (
    <StaffPage
      title={words.removeLogo}
      tab="settings"
      wrong={stale}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <p>{words.removeLogoLead}</p>
      <Form class="once" action={paths.staff.settingsLogoRemoval}>
        <Button>{words.removeLogo}</Button>
      </Form>
      <p>
        <a href={paths.staff.settings}>{words.back}</a>
      </p>
    </StaffPage>
  )
}
