import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'

export type CaughtEmail = { id: string; to: string; subject: string; sentAt: Date }

/** Emails that a shop on trial caught instead of sending. Newest first. */
export function MailboxPage({ emails }: { emails: CaughtEmail[] }) {
  const words = useFrame().words.mailbox
  return (
    <Boxed title={words.title} wide>
      <p>{words.lead}</p>
      {emails.length === 0 ? (
        <p class="soft">{words.empty}</p>
      ) : (
        <ul class="rows">
          {emails.map((email) => (
            <Row email={email} />
          ))}
        </ul>
      )}
    </Boxed>
  )
}

function Row({ email }: { email: CaughtEmail }) {
  const { language, shop, now } = useFrame()
  return (
    <li>
      <p class="what">
        <a href={paths.mailboxEmail(email.id)}>{email.subject}</a>
        <br />
        <span class="soft">{email.to}</span>
      </p>{' '}
      <time class="soft" datetime={email.sentAt.toISOString()}>
        {dateWords(language, shop.timeZone).dayAndTime(email.sentAt, now)}
      </time>
    </li>
  )
}
