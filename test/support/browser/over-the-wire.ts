import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Fetch } from './navigation.ts'

/**
 * Sends a request to a real http server with exactly the headers it has (the built-in `fetch` adds Sec-Fetch-Mode
 * and others of its own), from the loopback address of the browser.
 */
export const overTheWire: Fetch = async (request, client) => {
  const url = new URL(request.url)
  const body = Buffer.from(await request.arrayBuffer())
  const headers: Record<string, string> = Object.fromEntries(request.headers)
  if (body.length > 0) headers['content-length'] = String(body.length)
  const localAddress = client.incoming.socket.remoteAddress

  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        method: request.method,
        host: url.hostname === 'localhost' ? '127.0.0.1' : url.hostname,
        port: url.port,
        path: url.pathname + url.search,
        headers,
        localAddress,
      },
      (answer) => answered(answer).then(resolve, reject),
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function answered(answer: IncomingMessage): Promise<Response> {
  const headers = new Headers()
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '')
  }
  const body = Buffer.concat(await answer.toArray())
  const status = answer.statusCode ?? 0
  return new Response([204, 205, 304].includes(status) ? null : body, { status, headers })
}
