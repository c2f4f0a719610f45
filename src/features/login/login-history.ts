import type { Origin, SessionKind } from '../../accounts/sessions.ts'
import type { Entry } from '../../history/record.ts'

/** What history tells of a log-in. */
export const loggedIn = (customerId: string, kind: SessionKind, origin: Origin): Entry => ({
  event: 'logged-in',
  actor: { kind: 'customer', id: customerId },
  customerId,
  origin,
  details: { kind },
})

/** What history tells of a try that was let through and was wrong; of nobody's address only that there was one. */
export const loginFailed = (customerId: string | undefined, why: string, origin: Origin): Entry => ({
  event: 'login-failed',
  actor: { kind: 'nobody' },
  customerId: customerId ?? null,
  origin,
  details: { why },
})
