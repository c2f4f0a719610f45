import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { EmailFilters, type StateChoice } from './email-filters.tsx'
import { EmailList } from './email-list.tsx'
import type { ListedEmail } from './email-table.tsx'
import { useAt } from './moment.tsx'

type Props = {
  emails: ListedEmail[]
  state: StateChoice | null
  kind: string | null
  newerPath: string | null
  olderPath: string | null
  /** How much the mail service tells; null in a trial, where it has nothing to tell. */
  told: 'not set up' | 'never' | { at: Date } | null
}

/** Every email that is still known, and what became of it. */
export function EmailsPage({ emails, state, kind, newerPath, olderPath, told }: Props) {
  const words = useStaffWords().emails
  return (
    <StaffPage title={words.title} tab="emails">
      <p class="screen">
        <a href={paths.staff.whereIsMyMail}>{words.where}</a>
      </p>
      <EmailFilters path={paths.staff.emails} state={state} kind={kind} />
      <EmailList
        emails={emails}
        narrowed={state !== null || kind !== null}
        newerPath={newerPath}
        olderPath={olderPath}
      />
      <LastTold told={told} />
    </StaffPage>
  )
}

function LastTold({ told }: Pick<Props, 'told'>) {
  const words = useStaffWords().emails
  const at = useAt()
  const { emailDays } = useFrame().facts
  if (told === null) return null
  if (told === 'not set up') return <Soft>{words.noWebhook}</Soft>
  return <Soft>{told === 'never' ? words.neverTold(emailDays) : words.lastTold(at(told.at))}</Soft>
}

const Soft = ({ children }: PropsWithChildren) => <p class="soft">{children}</p>
