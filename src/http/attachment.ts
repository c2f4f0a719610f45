import type { RequestContext } from './context.ts'
import { logOf } from './log.ts'

type File = { name: string; type: string; pieces: AsyncGenerator<string> }

export const csvType = 'text/csv; charset=utf-8'

/**
 * Answers with a file to be kept, written out no faster than the client takes it, so that memory does not grow with
 * its length. Should it break in the middle, so does the connection: nobody takes half a file for a whole one.
 */
export function attachment(c: RequestContext, { name, type, pieces }: File): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (err) {
        logOf(c).error({ event: 'attachment_broke', err })
        controller.error(err)
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return c.body(stream, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  })
}
