import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'
import type { CaughtEmail } from './mailbox-page.tsx'

type Props = { email: CaughtEmail & { from: string; text: string } }

/** One caught email: its text part, and its HTML part shut in a sandbox. */
export function MailboxEmailPage({ email }: Props) {
  const { words, language, shop, now } = useFrame()
  const { mailbox } = words
  return (
    <Boxed title={email.subject} wide>
      <dl class="facts">
        <dt>{mailbox.from}</dt>
        <dd>{email.from}</dd>
        <dt>{mailbox.to}</dt>
        <dd>{email.to}</dd>
        <dt>{mailbox.sent}</dt>
        <dd>
          <time datetime={email.sentAt.toISOString()}>
            {dateWords(language, shop.timeZone).dayAndTime(email.sentAt, now)}
          </time>
        </dd>
      </dl>
      <section class="stack">
        <h2>{mailbox.textPart}</h2>
        <pre class="part">{email.text}</pre>
      </section>
      <section class="stack">
        <h2>{mailbox.htmlPart}</h2>
        <iframe
          class="part"
          sandbox=""
          src={paths.mailboxEmailHtml(email.id)}
          title={mailbox.htmlPart}
        ></iframe>
      </section>
      <p>
        <a class="plain" href={paths.mailbox}>
          {mailbox.all}
        </a>
      </p>
    </Boxed>
  )
}
