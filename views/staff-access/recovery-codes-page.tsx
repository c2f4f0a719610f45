import { paths } from '../../src/paths.ts'
import { StaffBox, useStaffWords } from '../layouts/staff.tsx'

/** Shown in one answer only. */
export function RecoveryCodesPage({ codes }: { codes: string[] }) {
  const words = useStaffWords().access
  return (
    <StaffBox title={words.recoveryTitle}>
      <p>{words.recoveryLead}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ol>
      <p>
        <a class="button" href={paths.staff.home}>
          {words.recoveryDone}
        </a>
      </p>
    </StaffBox>
  )
}
