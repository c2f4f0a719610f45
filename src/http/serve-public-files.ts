import { createMiddleware } from 'hono/factory'
import type { RequestEnv } from './context.ts'
import type { PublicFiles } from './public-files.ts'

/** Answers from memory what is a public file; everything else goes on. */
export const servePublicFiles = ({ answer }: PublicFiles) =>
  createMiddleware<RequestEnv>(async (c, next) => {
    const found = answer(c.req.path, c.req.method, c.req.header('accept-encoding'))
    if (!found) return next()
    c.res = found
  })
