import { paths } from '../../src/paths.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

/** Shown in one answer only. */
export function MadeKeyPage({ name, secret }: { name: string; secret: string }) {
  const words = useStaffWords().keys
  return (
    <StaffPage title={words.madeTitle} tab="keys">
      <p>{words.madeLead(name)}</p>
      <p class="secret">
        <code>{secret}</code>
      </p>
      <p>
        <a href={paths.staff.keys}>{words.back}</a>
      </p>
    </StaffPage>
  )
}
