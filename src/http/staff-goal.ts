import { paths } from '../paths.ts'
import type { RequestContext } from './context.ts'
import { isKeptOf, openKept } from './kept-form.ts'
import { confirmNext } from './notice.ts'
import { staffReturnPath } from './return-path.ts'

export type StaffGoal = { next: string | null; kept: string | null }

/** Where a log-in of staff is to lead, as its box says; a kept form only when this browser may carry it. */
export function staffGoalOf(c: RequestContext): StaffGoal {
  const posted = c.get('posted')
  const kept = posted.get('kept')?.[0]
  return { next: staffReturnPath(posted.get('next')?.[0]), kept: kept && openKept(c, kept) ? kept : null }
}

/** What this member of staff typed before; null when there is nothing, or it is somebody else's, who is told so. */
export function keptOfStaff(c: RequestContext, sealed: string | null, staffId: string) {
  const form = openKept(c, sealed ?? undefined)
  if (!form) return null
  const { path, fields, lacksSecrets } = form
  if (isKeptOf(c.get('site').keys, form, staffId) && path.startsWith(`${paths.staff.home}/`))
    return { action: path, fields, lacksSecrets }
  confirmNext(c, 'keptForAnother')
  return null
}
