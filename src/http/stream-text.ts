import type { RequestContext } from './context.ts'

/**
 * Answers with a file to be kept, sent as it is made: in bounded memory, however long it gets. Should making it fail
 * half-way, the connection breaks off, so that nobody takes the half for the whole.
 */
export function streamText(
  c: RequestContext,
  parts: AsyncIterable<string>,
  { type, name }: { type: string; name: string },
): Response {
  const iterator = parts[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
  return c.body(body, 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}"`,
  })
}
