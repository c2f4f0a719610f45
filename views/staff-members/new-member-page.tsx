import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Choice, Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

export function NewMemberPage({ form }: { form: FormValue<'name' | 'email' | 'role'> }) {
  const { frame, members: words } = useStaffWords()
  return (
    <StaffPage
      title={words.add}
      tab="members"
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['name', 'email', 'role']} />}
    >
      <Form action={paths.staff.newMember}>
        <Field form={form} name="name" label={words.name} autocomplete="off" maxlength={100} required />
        <Field form={form} name="email" label={words.email} type="email" autocomplete="off" required />
        <Choice
          form={form}
          name="role"
          label={words.role}
          hint={words.lead}
          choices={[
            { value: 'helper', label: frame.roles.helper },
            { value: 'owner', label: frame.roles.owner },
          ]}
        />
        <p>
          <Button>{words.add}</Button>
        </p>
      </Form>
    </StaffPage>
  )
}
