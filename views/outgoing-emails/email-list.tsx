import { NewerOlder } from '../components/newer-older.tsx'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { EmailTable, type ListedEmail } from './email-table.tsx'

type Props = {
  emails: ListedEmail[]
  /** Whether it is narrowed to a state or kind */
  narrowed: boolean
  withRecipient?: boolean
  /** The pages beside this one */
  newerPath: string | null
  olderPath: string | null
}

/** One page of emails, and the ways to those beside it. */
export function EmailList({ emails, narrowed, withRecipient = true, newerPath, olderPath }: Props) {
  const words = useStaffWords().emails
  const { emailDays } = useFrame().facts
  return (
    <>
      {emails.length > 0 ? (
        <EmailTable caption={words.caption} emails={emails} withRecipient={withRecipient} />
      ) : (
        <div class="parcel blank">
          <h2>{narrowed ? words.noneSuch : words.none}</h2>
          <p class="soft">{(narrowed ? words.noneSuchHint : words.noneHint)(emailDays)}</p>
        </div>
      )}
      <NewerOlder words={words} newerPath={newerPath} olderPath={olderPath} />
    </>
  )
}
