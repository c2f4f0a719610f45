import { createMiddleware } from 'hono/factory'
import type { RequestEnv } from './context.ts'
import { answerError } from './error-answer.tsx'
import type { PublicFiles } from './public-files.ts'

/** Answers from memory what is a public file; everything else goes on. */
export const servePublicFiles = ({ answer }: PublicFiles) =>
  createMiddleware<RequestEnv>(async (c, next) => {
    const found = answer(c.req.path, c.req.method, c.req.header('accept-encoding'))
    if (!found) return next()
    if (found.status === 405) {
      c.header('Allow', found.headers.get('allow') ?? '')
      return answerError(c, 405)
    }
    c.res = found
  })
