import { StaffConfirmPage } from '../../views/staff-access/staff-confirm-page.tsx'
import { StaffLoginPage } from '../../views/staff-access/staff-login-page.tsx'
import type { RequestContext } from './context.ts'
import { keepPosted } from './kept-form.ts'
import { invalid, page } from './page.tsx'
import { staffReturnPath } from './return-path.ts'

/** As for customers: the log-in box of the staff, with what was typed. Null when there is nothing that could be kept. */
export function askStaffToLogInAgain(c: RequestContext): Response | null {
  const kept = keepPosted(c, 'staff')
  if (kept === null) return null
  const form = { values: {}, errors: {}, problem: 'loggedOutMeanwhile' } as const
  return invalid(c, <StaffLoginPage form={form} next={nextOf(c)} kept={kept} />)
}

/** The password once more, for a form that was open for longer than it holds. Null as above. */
export function askStaffForPassword(c: RequestContext, email: string): Response | null {
  const kept = keepPosted(c, 'staff')
  if (kept === null) return null
  const form = { values: {}, errors: {} }
  return page(c, <StaffConfirmPage form={form} email={email} next={nextOf(c)} kept={kept} />)
}

const nextOf = (c: RequestContext) => staffReturnPath(new URL(c.req.url).pathname)
