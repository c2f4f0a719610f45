import type { Hono } from 'hono'
import type { RequestContext, RequestEnv } from './context.ts'
import { answerError } from './error-answer.tsx'

/** Nothing answers this path: 404; or it is there for other methods: 405 with Allow (RFC 9110 15.5.6). */
export function answerMissing(app: Hono<RequestEnv>, c: RequestContext): Response {
  const allowed = ['GET', 'POST'].filter(
    (method) => method !== c.req.method && hasHandler(app, method, c.req.path),
  )
  if (allowed.length === 0) return answerError(c, 404)
  c.header('Allow', allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '))
  return answerError(c, 405)
}

/** Middleware is registered for all methods; what answers has one of its own. */
function hasHandler(app: Hono<RequestEnv>, method: string, path: string): boolean {
  const [matches] = app.router.match(method, path)
  return matches.some(([[, route]]) => route.method === method)
}
