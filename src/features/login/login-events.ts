import type { RequestContext } from '../../http/context.ts'
import { logOf } from '../../http/log.ts'
import type { Outcome } from './log-in.ts'

/** OWASP Logging Vocabulary. The customer by id; never an address that was typed. */
export function logOutcome(c: RequestContext, outcome: Outcome): void {
  const log = logOf(c)
  if (outcome.outcome === 'in' && outcome.created)
    log.info({ event: 'user_created', customer: outcome.customer.id, by: 'registration' })
  if (outcome.outcome === 'in') log.info(eventOf(outcome))
  else log.warn(eventOf(outcome))
}

function eventOf(outcome: Outcome) {
  switch (outcome.outcome) {
    case 'in':
      return { event: 'authn_login_success', customer: outcome.customer.id, session: outcome.kind }
    case 'wrong':
      return { event: 'authn_login_fail', why: outcome.why, customer: outcome.customerId }
    case 'expired':
    case 'used': {
      const why = `temporary password ${outcome.outcome}`
      return { event: 'authn_login_fail', why, customer: outcome.customerId }
    }
    case 'registrationExpired':
      return { event: 'authn_login_fail', why: 'registration expired' }
    case 'tooMany':
      return { event: 'authn_login_fail_max', until: outcome.until }
    case 'busy':
      return { event: 'authn_login_busy' }
  }
}
