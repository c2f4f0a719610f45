import type { Fate } from '../../src/email/fate.ts'
import type { StaffWords } from '../../src/i18n/staff-words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Ticket } from '../components/ticket.tsx'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { Became } from './became.tsx'
import { EmailFacts } from './email-facts.tsx'
import { EmailTable, type ListedEmail } from './email-table.tsx'
import { EmailState, useKindWords } from './email-words.tsx'
import { Moment } from './moment.tsx'

export type ShownEmail = ListedEmail & {
  fate: Fate
  reference: string | null
  customerId: string | null
  sentAt: Date | null
  /** While it waits */
  dueAt: Date | null
  attempts: number
  /** As the mail service or its code says it */
  reason: string | null
  /** What became of the temporary password in it; null where there is none, or it is not known any more. */
  secret: { state: 'live' | 'used' | 'expired' | 'ended'; at: Date } | null
  againOf: string | null
  sentAgain: ListedEmail[]
  /** In the order they happened */
  events: { state: EmailState; reason: string | null; at: Date }[]
  /** Why it cannot be sent again; null when it can. */
  againNot: keyof StaffWords['emails']['againNot'] | null
}

type Props = { email: ShownEmail; form: FormValue<never> }

/** One email: what became of it, and what to do. Its text is never shown: it may hold a secret. */
export function EmailPage({ email, form }: Props) {
  const words = useStaffWords().emails
  const kindWords = useKindWords()
  return (
    <StaffPage
      title={words.one(kindWords(email.kind))}
      tab="emails"
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <p class="screen">
        <a class="plain" href={paths.staff.emails}>
          {words.all}
        </a>
      </p>
      {email.reference && <Ticket reference={email.reference} label={words.reference} />}
      <Became fate={email.fate} />
      <Again email={email} />
      <EmailFacts email={email} />
      <Events events={email.events} />
      {email.sentAgain.length > 0 && <EmailTable caption={words.sentAgain} emails={email.sentAgain} />}
    </StaffPage>
  )
}

function Again({ email: { id, againNot } }: { email: ShownEmail }) {
  const words = useStaffWords().emails
  if (againNot !== null) return <p class="soft">{words.againNot[againNot]}</p>
  return (
    <Form action={paths.staff.emailAgain(id)}>
      <p>{words.againLead}</p>
      <p>
        <Button>{words.again}</Button>
      </p>
    </Form>
  )
}

function Events({ events }: Pick<ShownEmail, 'events'>) {
  const words = useStaffWords().emails
  if (events.length === 0) return null
  return (
    <table class="list told">
      <caption>{words.events}</caption>
      <thead>
        <tr>
          <th scope="col">{words.eventTime}</th>
          <th scope="col">{words.eventState}</th>
          <th scope="col">{words.reason}</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ state, reason, at }) => (
          <tr>
            <th scope="row">
              <Moment at={at} />
            </th>
            <td>
              <EmailState state={state} />
            </td>
            <td class="said">{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
