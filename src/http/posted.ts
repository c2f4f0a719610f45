import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { RequestContext, RequestEnv } from './context.ts'
import { answerError } from './error-answer.tsx'
import { readAtMost } from './read-body.ts'

/** What a form sent: each field's values in order. */
export type Posted = ReadonlyMap<string, readonly string[]>

/** What a request without a form has. */
export const nothingPosted: Posted = new Map()

/** No form of ours comes near this many bytes. */
const mostBytes = 64 * 1024

/**
 * Reads a posted form before anything looks at it: 403 when it comes from another site, 413 for more bytes than
 * any form has, 415 for what is not a form, 400 for what breaks off. The size is counted while reading:
 * Content-Length may be absent.
 */
export const readPosted = createMiddleware<RequestEnv>(async (c, next) => {
  if (c.req.method !== 'POST' || !hasHandler(c)) return next()

  if (isForeign(c)) return answerError(c, 403)
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) return answerError(c, 413)
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return answerError(c, 415)
  const body = await readAtMost(c.req.raw.body, mostBytes)
  if (body === 'broken') return answerError(c, 400)
  if (body === 'too long') return answerError(c, 413)

  c.set('posted', parse(body.bytes.toString('utf8')))
  return next()
})

const hasHandler = (c: Context<RequestEnv>) => matchedRoutes(c).some(({ method }) => method === 'POST')

/** Present and wrong is refused; absent is not, since text browsers send neither header. The token decides then. */
export function isForeign(c: RequestContext): boolean {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  return (
    (origin !== undefined && origin !== c.get('site').origin) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  )
}

function parse(body: string): Posted {
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(body)) {
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  return fields
}
