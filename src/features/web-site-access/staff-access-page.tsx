import type { FormValue } from '../../../views/components/form-value.ts'
import { StaffAccessPage } from '../../../views/web-site-access/staff-access-page.tsx'
import type { Customer } from '../../accounts/customers.ts'
import { pendingDeletion } from '../../accounts/deletions.ts'
import { pendingEmailChange } from '../../accounts/email-changes.ts'
import { listSessions } from '../../accounts/sessions.ts'
import { shownOf } from '../../http/staff-customer.ts'
import type { Services } from '../../services.ts'

/** A customer's Web Site Access as staff see it; `sent` is the reference of the email that was just sent. */
export function makeStaffAccessPage({ database, clock }: Services) {
  return async (about: Customer, form: FormValue<never>, sent: string | null = null) => (
    <StaffAccessPage
      customer={shownOf(about)}
      form={form}
      pendingEmail={(await pendingEmailChange(database, about.id, clock())) ?? null}
      sessions={await listSessions(database, about.id, clock())}
      sent={sent}
      deletionAt={(await pendingDeletion(database, about.id))?.dueAt ?? null}
    />
  )
}
