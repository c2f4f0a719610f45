import type { Child } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import type { ShownEmail } from './email-page.tsx'
import { Recipient } from './email-table.tsx'
import { EmailState } from './email-words.tsx'
import { Moment, useAt } from './moment.tsx'

/** What is known of an email beside its text. */
export function EmailFacts({ email }: { email: ShownEmail }) {
  const words = useStaffWords().emails
  const at = useAt()
  const { secret, sentAt, dueAt, customerId, againOf } = email
  return (
    <section class="stack">
      <h2>{words.facts}</h2>
      <dl class="facts about">
        <Fact name={words.state}>
          <EmailState state={email.state} />
        </Fact>
        <Fact name={words.to}>
          <Recipient recipient={email.recipient} />
        </Fact>
        {customerId && (
          <Fact name={words.customer}>
            <a href={paths.staff.customer(customerId)}>{words.showCustomer}</a>
          </Fact>
        )}
        <Fact name={words.made}>
          <Moment at={email.createdAt} />
        </Fact>
        {sentAt && (
          <Fact name={words.sent}>
            <Moment at={sentAt} />
          </Fact>
        )}
        {dueAt && (
          <Fact name={words.due}>
            <Moment at={dueAt} />
          </Fact>
        )}
        <Fact name={words.attempts}>{String(email.attempts)}</Fact>
        {email.reason && (
          <Fact name={words.reason}>
            <span class="said">{email.reason}</span>
          </Fact>
        )}
        {secret && <Fact name={words.secret}>{words.secretStates[secret.state](at(secret.at))}</Fact>}
        {againOf && (
          <Fact name={words.againOf}>
            <a href={paths.staff.email(againOf)}>{words.earlier}</a>
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <>
      <dt>{name}</dt> <dd>{children}</dd>
    </>
  )
}
