import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

export type Member = {
  id: string
  name: string
  email: string
  role: 'owner' | 'helper'
  disabled: boolean
  temporaryUntil: Date | null
  lastLoginAt: Date | null
}

export const stateOf = ({ disabled, temporaryUntil }: Pick<Member, 'disabled' | 'temporaryUntil'>) =>
  disabled ? 'disabled' : temporaryUntil ? 'temporary' : 'open'

export function MembersPage({ members }: { members: Member[] }) {
  const words = useStaffWords().members
  return (
    <StaffPage title={words.title} tab="members">
      <p class="soft">{words.lead}</p>
      <p>
        <a class="button" href={paths.staff.newMember}>
          {words.add}
        </a>
      </p>
      <table class="list">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.email}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.lastLogin}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Row member={member} />
          ))}
        </tbody>
      </table>
    </StaffPage>
  )
}

function Row({ member }: { member: Member }) {
  const { frame, members: words } = useStaffWords()
  const { language, shop, now } = useFrame()
  const { lastLoginAt } = member
  return (
    <tr>
      <th scope="row">{member.name}</th>
      <td>{member.email}</td>
      <td>{frame.roles[member.role]}</td>
      <td data-head={words.lastLogin}>
        {lastLoginAt ? dateWords(language, shop.timeZone).dayAndTime(lastLoginAt, now) : words.never}
      </td>
      <td>{words.states[stateOf(member)]}</td>
      <td>
        <a href={paths.staff.member(member.id)} aria-label={words.changeNamed(member.name)}>
          {words.change}
        </a>
      </td>
    </tr>
  )
}
