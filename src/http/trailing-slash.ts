import { createMiddleware } from 'hono/factory'
import type { RequestEnv } from './context.ts'

/** `/profile/` is `/profile`. Only one slash at the end, and never one that would begin a host (`//evil`). */
export const trailingSlash = createMiddleware<RequestEnv>(async (c, next) => {
  const { path, method } = c.req
  const reading = method === 'GET' || method === 'HEAD'
  return reading && /^(?:\/[\w.-]+)+\/$/.test(path) ? c.redirect(path.slice(0, -1), 308) : next()
})
