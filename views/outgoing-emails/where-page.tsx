import type { Child } from 'hono/jsx'
import type { Fate } from '../../src/email/fate.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Ticket } from '../components/ticket.tsx'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { Became } from './became.tsx'
import { EmailTable, type ListedEmail } from './email-table.tsx'
import { useKindWords } from './email-words.tsx'

export type Found = {
  reference: string
  id: string
  kind: string
  /** A new account was asked for, where there was one. */
  forAccount: boolean
  fate: Fate
  customerId: string | null
  /** Sent again since, newest first */
  sentAgain: ListedEmail[]
}

type Props = {
  typed: string
  /** Null before anything was typed. */
  answer: Found | 'no reference' | { unknown: string } | null
}

/** What became of the email of a reference that somebody reads out on the phone. */
export function WherePage({ typed, answer }: Props) {
  const words = useStaffWords().emails
  return (
    <StaffPage title={words.where} tab="emails">
      <p>{words.whereLead}</p>
      <search>
        <form class="filter where" method="get" action={paths.staff.whereIsMyMail}>
          <div class="field">
            <label for="reference">{words.reference}</label>
            <p class="hint" id="reference-hint">
              {words.whereHint}
            </p>
            <input
              id="reference"
              name="reference"
              type="text"
              value={typed}
              maxlength={40}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              aria-describedby="reference-hint"
            />
          </div>
          <Button>{words.find}</Button>
        </form>
      </search>
      <Answer answer={answer} />
      <p class="screen">
        <a class="plain" href={paths.staff.emails}>
          {words.all}
        </a>
      </p>
    </StaffPage>
  )
}

function Answer({ answer }: Pick<Props, 'answer'>) {
  const words = useStaffWords().emails
  const { emailDays } = useFrame().facts
  if (answer === null) return null
  if (answer === 'no reference') return <Sentence>{words.notReference}</Sentence>
  if ('unknown' in answer)
    return (
      <>
        <Sentence>{words.unknown(answer.unknown)}</Sentence>
        <section class="stack">
          <h2>{words.next}</h2>
          <p>{words.unknownNext(emailDays)}</p>
        </section>
      </>
    )
  return <Known found={answer} />
}

const Sentence = ({ children }: { children: Child }) => (
  <p class="notice" role="status">
    {children}
  </p>
)

function Known({ found }: { found: Found }) {
  const words = useStaffWords().emails
  const kindWords = useKindWords()
  return (
    <>
      <Ticket reference={found.reference} label={words.reference} />
      <p>
        {kindWords(found.kind)}. {found.forAccount && words.forAccount}
      </p>
      <Became fate={found.fate} />
      {found.sentAgain.length > 0 && <EmailTable caption={words.sentAgain} emails={found.sentAgain} />}
      <ul class="links">
        <li>
          <a href={paths.staff.email(found.id)}>{words.details}</a>
        </li>
        {found.customerId && (
          <li>
            <a href={paths.staff.customer(found.customerId)}>{words.showCustomer}</a>
          </li>
        )}
      </ul>
    </>
  )
}
