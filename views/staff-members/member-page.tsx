import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import type { ErrorWord, FormValue } from '../components/form-value.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { type Member, stateOf } from './members-page.tsx'

/** One staff member, and what can be done about them. */
export function MemberPage({ member, problem }: { member: Member; problem: ErrorWord | null }) {
  const { frame, members: words } = useStaffWords()
  const form: FormValue<never> = { values: {}, errors: {}, ...(problem && { problem }) }
  const action = paths.staff.member(member.id)
  return (
    <StaffPage
      title={member.name}
      tab="members"
      wrong={problem !== null}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <p>{`${member.email}, ${frame.roles[member.role]}, ${words.states[stateOf(member)]}`}</p>
      <Form class="form" action={action}>
        <p>{member.disabled ? words.enableLead : words.disableLead}</p>
        <p>
          <Button look="quiet" name="act" value={member.disabled ? 'enable' : 'disable'}>
            {member.disabled ? words.acts.enable : words.acts.disable}
          </Button>
        </p>
        <p>{words.temporaryLead}</p>
        <p>
          <Button look="quiet" name="act" value="temporary-password">
            {words.acts['temporary-password']}
          </Button>
        </p>
      </Form>
      <p>
        <a href={paths.staff.members}>{words.back}</a>
      </p>
    </StaffPage>
  )
}
