import { connect } from 'node:net'

/**
 * How many bytes the answer to a GET takes on the wire, head and body as they are sent to a browser that takes
 * compressed ones.
 */
export function bytesOnTheWire(url: string): Promise<number> {
  const { hostname, port, host, pathname, search } = new URL(url)
  const request = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Connection: close',
    '\r\n',
  ]
  return new Promise((resolve, reject) => {
    let bytes = 0
    const socket = connect(Number(port), hostname, () => socket.write(request.join('\r\n')))
    socket.on('data', (part) => {
      bytes += part.length
    })
    socket.on('end', () => resolve(bytes))
    socket.on('error', reject)
  })
}
