import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

type Props = {
  /** Where it was posted to. */
  action: string
  fields: [name: string, value: string][]
  lacksSecrets: boolean
}

/** After logging in again, or the password once more: the form that was sent before, to go on with. */
export function StaffKeptFormPage({ action, fields, lacksSecrets }: Props) {
  const words = useStaffWords().access
  const { keptForm } = useFrame().words
  return (
    <StaffPage title={words.kept} stays>
      <p class="lead">{words.keptLead}</p>
      {lacksSecrets && <p>{keptForm.withoutPasswords}</p>}
      <Form class="actions" action={action} unsaved="already">
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{keptForm.goOn}</Button>
        <a class="plain" href={paths.staff.home}>
          {keptForm.leave}
        </a>
      </Form>
    </StaffPage>
  )
}
