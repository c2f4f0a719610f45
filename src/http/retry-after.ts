import type { RequestContext } from './context.ts'

/** Says in the Retry-After header when to try again, and answers the same in minutes for the page. At least one. */
export function tellWait(c: RequestContext, until: Date, now: Date): number {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  c.header('Retry-After', String(seconds))
  return Math.ceil(seconds / 60)
}
