import { createMiddleware } from 'hono/factory'
import type { RequestEnv } from './context.ts'
import { answerError } from './error-answer.tsx'
import { isForeign } from './posted.ts'
import { readAtMost } from './read-body.ts'

/**
 * For the one form that sends a file (RFC 7578): 403 when it comes from another site, 413 for more bytes than
 * `mostBytes`, 415 for what is no such form, 400 for what breaks off. Its text fields are then posted as everywhere;
 * the file of the field is in `c.var.file`, null when none was chosen.
 */
export const readPostedFile = (field: string, mostBytes: number) =>
  createMiddleware<RequestEnv & { Variables: { file: Buffer | null } }>(async (c, next) => {
    if (isForeign(c)) return answerError(c, 403)
    const type = c.req.header('content-type') ?? ''
    if (!/^multipart\/form-data\s*;/i.test(type)) return answerError(c, 415)
    if (Number(c.req.header('content-length') ?? 0) > mostBytes) return answerError(c, 413)
    const body = await readAtMost(c.req.raw.body, mostBytes)
    if (body === 'broken') return answerError(c, 400)
    if (body === 'too long') return answerError(c, 413)

    const form = await formIn(body.bytes, type)
    if (!form) return answerError(c, 400)
    const posted = new Map<string, string[]>()
    for (const [name, value] of form) {
      if (typeof value === 'string') posted.set(name, [...(posted.get(name) ?? []), value])
      else if (name !== field) return answerError(c, 422)
    }
    const given = form.get(field)
    const bytes = given instanceof File ? Buffer.from(await given.arrayBuffer()) : null
    c.set('posted', posted)
    c.set('file', bytes && bytes.length > 0 ? bytes : null)
    return next()
  })

/** The fields and files of a body; null when it is no such form. */
async function formIn(bytes: Buffer, type: string): Promise<FormData | null> {
  const answer = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
  return answer.formData().catch(() => null)
}
