import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { EmailFilters, type StateChoice } from './email-filters.tsx'
import { EmailList } from './email-list.tsx'
import type { ListedEmail } from './email-table.tsx'

type Props = {
  customer: ShownCustomer
  path: string
  emails: ListedEmail[]
  state: StateChoice | null
  kind: string | null
  newerPath: string | null
  olderPath: string | null
}

/** The emails of one customer. */
export function CustomerEmailsPage({ customer, path, emails, state, kind, newerPath, olderPath }: Props) {
  return (
    <StaffCustomer customer={customer} tab="emails">
      <EmailFilters path={path} state={state} kind={kind} />
      <EmailList
        emails={emails}
        narrowed={state !== null || kind !== null}
        newerPath={newerPath}
        olderPath={olderPath}
      />
    </StaffCustomer>
  )
}
