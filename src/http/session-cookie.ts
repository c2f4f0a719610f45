import type { SessionKind } from '../accounts/sessions.ts'
import { sessionLife } from '../durations.ts'
import type { RequestContext } from './context.ts'

/** Gives the browser its session. Only "Keep me logged in" outlives the browser. */
export function giveSession(c: RequestContext, token: string, kind: SessionKind): void {
  const lasting = kind === 'kept' ? sessionLife.kept.absolute / 1000 : undefined
  c.get('site').cookies.write(c, 'session', token, lasting)
}

/** Takes the session from the browser, and what the browser may have kept of its pages. */
export function takeSession(c: RequestContext): void {
  c.get('site').cookies.remove(c, 'session')
  // Not "cookies": that would clear those of the shop's whole domain, its cart included.
  c.header('Clear-Site-Data', '"cache", "storage"')
}
