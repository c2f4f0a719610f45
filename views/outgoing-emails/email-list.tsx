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
  return (
    <>
      {emails.length > 0 ? (
        <EmailTable caption={words.caption} emails={emails} withRecipient={withRecipient} />
      ) : (
        <div class="parcel blank">
          <h2>{narrowed ? words.noneSuch : words.none}</h2>
          <p class="soft">{narrowed ? words.noneSuchHint : words.noneHint}</p>
        </div>
      )}
      <Pages newerPath={newerPath} olderPath={olderPath} />
    </>
  )
}

/** Towards both ends of the list. There are no numbers: how many pages there are is not counted. */
function Pages({ newerPath, olderPath }: Pick<Props, 'newerPath' | 'olderPath'>) {
  const words = useStaffWords().emails
  if (!newerPath && !olderPath) return null
  return (
    <nav class="pages screen" aria-label={words.pages}>
      {newerPath && (
        <a class="plain" href={newerPath} rel="prev">
          {words.newer}
        </a>
      )}{' '}
      {olderPath && (
        <a class="plain" href={olderPath} rel="next">
          {words.older}
        </a>
      )}
    </nav>
  )
}
