import { digest, randomNonce } from '../security/random.ts'
import type { RequestContext } from './context.ts'

/** What new form tokens of this answer are bound to: the session, or before log-in the visitor cookie. */
export function bindingOf(c: RequestContext): string {
  return (c.get('staffSession') ?? c.get('session'))?.tokenDigest ?? visitorOf(c)
}

/** What a posted form's token may be bound to. Behind the guard: this session and nothing else. */
export function acceptedBindings(c: RequestContext): string[] {
  const standing = (c.get('staffSession') ?? c.get('session'))?.tokenDigest
  if (standing) return [standing]
  const { cookies } = c.get('site')
  const token = cookies.read(c, 'session')
  const visitor = cookies.read(c, 'visitor')
  return [...(visitor ? [visitor] : []), ...(token ? [digest(token)] : [])]
}

/** The visitor cookie's value; a new one is set on the answer when there is none. */
export function visitorOf(c: RequestContext): string {
  const { cookies } = c.get('site')
  const made = c.get('made')
  const known = cookies.read(c, 'visitor') ?? made.visitor
  if (known) return known
  const fresh = randomNonce()
  made.visitor = fresh
  cookies.write(c, 'visitor', fresh)
  return fresh
}
