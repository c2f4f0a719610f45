import { StaffKeptFormPage } from '../../../views/staff-access/staff-kept-form-page.tsx'
import type { RequestContext } from '../../http/context.ts'
import { page } from '../../http/page.tsx'
import { keptOfStaff, type StaffGoal } from '../../http/staff-goal.ts'
import { paths } from '../../paths.ts'
import type { StaffMember } from '../../staff/staff-members.ts'
import type { StaffSession } from '../../staff/staff-sessions.ts'

/** What can make a page one of a session that has only just begun. */
export type Entering = RequestContext & {
  set: ((key: 'staff', value: StaffMember) => void) & ((key: 'staffSession', value: StaffSession) => void)
}

type Whose = { member: StaffMember; session: StaffSession }

/** To what was typed before the log-in, else to the page that was asked for. */
export function leadStaffOn(c: Entering, { member, session }: Whose, { next, kept }: StaffGoal): Response {
  const form = keptOfStaff(c, kept, member.id)
  if (form === null) return c.redirect(next ?? paths.staff.home, 303)
  c.set('staff', member)
  c.set('staffSession', session)
  return page(c, <StaffKeptFormPage {...form} />)
}
