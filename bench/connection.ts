import { once } from 'node:events'
import { connect } from 'node:net'

export type Answer = { status: number; head: string; body: string }

/**
 * One keep-alive connection, one request at a time. It reads no more of an answer than it needs to know where the
 * answer ends, so that the load costs little beside what it measures. `ask` rejects when the connection breaks.
 */
export async function openConnection(port: number) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true }).setEncoding('latin1')
  await once(socket, 'connect')
  let received = ''
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  const broken = (error?: Error) => {
    waiting?.reject(error ?? new Error('The server closed the connection'))
    waiting = undefined
  }
  socket.on('error', broken).on('close', () => broken())
  socket.on('data', (part: string) => {
    received += part
    const answer = readAnswer(received)
    if (!answer) return
    received = ''
    waiting?.resolve(answer)
    waiting = undefined
  })

  return {
    ask: (request: string) =>
      new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request, 'latin1')
      }),
    close: () => socket.destroy(),
  }
}

export type Connection = Awaited<ReturnType<typeof openConnection>>

/** The answer once it is complete, by its Content-Length or its last chunk (RFC 9112 6.3). */
function readAnswer(text: string): Answer | null {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = text.slice(0, end)
  const body = text.slice(end + 4)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  const complete = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length)
  return complete ? { status: Number(head.slice(9, 12)), head, body } : null
}
