import { paths } from '../../src/paths.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { EmailState, useKindWords } from './email-words.tsx'
import { Moment } from './moment.tsx'

export type ListedEmail = {
  id: string
  kind: string
  state: EmailState
  createdAt: Date
  /** Null where it goes to nobody. `hidden`: typed by somebody without an account, and not to be shown. */
  recipient: { shown: string } | 'hidden' | null
}

type Props = { caption: string; emails: ListedEmail[]; withRecipient?: boolean }

export function EmailTable({ caption, emails, withRecipient = true }: Props) {
  const words = useStaffWords().emails
  return (
    <table class="list emails">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.made}</th>
          {withRecipient && <th scope="col">{words.to}</th>}
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {emails.map((email) => (
          <Row email={email} withRecipient={withRecipient} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ email, withRecipient }: { email: ListedEmail; withRecipient: boolean }) {
  const kindWords = useKindWords()
  return (
    <tr>
      <th scope="row">
        <a href={paths.staff.email(email.id)}>{kindWords(email.kind)}</a>
      </th>
      <td>
        <Moment at={email.createdAt} />
      </td>
      {withRecipient && (
        <td>
          <Recipient recipient={email.recipient} />
        </td>
      )}
      <td>
        <EmailState state={email.state} />
      </td>
    </tr>
  )
}

/** TP-20: an address that was typed and has no account is nobody's business. */
export function Recipient({ recipient }: Pick<ListedEmail, 'recipient'>) {
  const words = useStaffWords().emails
  if (recipient === null) return <span class="soft">{words.nobody}</span>
  if (recipient === 'hidden') return <span class="soft">{words.notShown}</span>
  return <span translate="no">{recipient.shown}</span>
}
