import { paths } from '../../src/paths.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** Shown in one answer only. */
export function MadePage({ name, temporaryPassword }: { name: string; temporaryPassword: string }) {
  const words = useStaffWords().members
  return (
    <StaffPage title={words.madeTitle} tab="members">
      <p>{words.madeLead(name)}</p>
      <p class="secret">
        <code>{temporaryPassword}</code>
      </p>
      <p>{words.madeNext}</p>
      <p>
        <a href={paths.staff.members}>{words.back}</a>
      </p>
    </StaffPage>
  )
}
