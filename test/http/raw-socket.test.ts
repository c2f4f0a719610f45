import { connect } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { makeFolder, removeFolder, type ServerProcess, startProcess } from '../support/process.ts'

const test = suite<{ server: ServerProcess; folder: string }>('Bytes that no browser sends')

test.before(async (t) => {
  t.folder = makeFolder()
  t.server = await startProcess({ folder: t.folder })
  await t.server.ready()
})

test.after(async ({ server, folder }) => {
  await server.stop()
  removeFolder(folder)
})

type Answer = { text: string; status: number; milliseconds: number }

/** Writes the bytes and reads until the server hangs up, or for at most `patience` milliseconds. */
function send(port: number, bytes: string | Buffer, patience = 4000): Promise<Answer> {
  return new Promise((resolve) => {
    const began = performance.now()
    let text = ''
    const socket = connect(port, '127.0.0.1')
    const timer = setTimeout(() => socket.destroy(), patience)
    socket.on('data', (part) => {
      text += part.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      const status = Number(
        /^HTTP\/1\.1 (\d{3})/.exec(text.replace(/^HTTP\/1\.1 100 .*?\r\n\r\n/s, ''))?.[1] ?? 0,
      )
      resolve({ text, status, milliseconds: performance.now() - began })
    })
    socket.write(bytes)
  })
}

const ours = (port: number) => `Host: localhost:${port}\r\nConnection: close\r\n`
const form = 'Content-Type: application/x-www-form-urlencoded\r\n'

type Case = [says: string, statuses: number[], bytes: (headers: string, port: number) => string | Buffer]

const cases: Case[] = [
  ['an ordinary request', [200], (headers) => `GET /login HTTP/1.1\r\n${headers}\r\n`],
  ['no Host', [400], () => 'GET /login HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['HTTP/1.0 without a Host', [421], () => 'GET /login HTTP/1.0\r\n\r\n'],
  ['an empty Host', [400, 421], () => 'GET /login HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'],
  [
    'two Hosts, ours first',
    [400, 421],
    (headers) => `GET /login HTTP/1.1\r\n${headers}Host: evil.example\r\n\r\n`,
  ],
  [
    'two Hosts, ours last',
    [400, 421],
    (headers) => `GET /login HTTP/1.1\r\nHost: evil.example\r\n${headers}\r\n`,
  ],
  [
    'a name in the Host',
    [400, 421],
    (_, port) => `GET /login HTTP/1.1\r\nHost: eve@localhost:${port}\r\nConnection: close\r\n\r\n`,
  ],
  [
    'a path in the Host',
    [400, 421],
    (_, port) => `GET /login HTTP/1.1\r\nHost: localhost:${port}/x?\r\nConnection: close\r\n\r\n`,
  ],
  ['half a Host', [400, 421], () => 'GET /login HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n'],
  [
    'somebody else’s URL in the request line',
    [421],
    (headers) => `GET http://evil.example/login HTTP/1.1\r\n${headers}\r\n`,
  ],
  [
    'our URL in the request line',
    [200],
    (headers, port) => `GET http://localhost:${port}/login HTTP/1.1\r\n${headers}\r\n`,
  ],
  ['OPTIONS *', [400], (headers) => `OPTIONS * HTTP/1.1\r\n${headers}\r\n`],
  ['no slash', [400], (headers) => `GET login HTTP/1.1\r\n${headers}\r\n`],
  ['TRACE', [405], (headers) => `TRACE /login HTTP/1.1\r\n${headers}Cookie: session=echo\r\n\r\n`],
  ['CONNECT', [0, 400, 405], (headers) => `CONNECT localhost:25 HTTP/1.1\r\n${headers}\r\n`],
  ['a method of its own', [400], (headers) => `BREW /login HTTP/1.1\r\n${headers}\r\n`],
  ['junk', [400], () => '\x00\x01\x02 junk\r\n\r\n'],
  ['the beginning of TLS', [400], () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['the beginning of HTTP/2', [400], () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP/0.9', [400, 421], () => 'GET /login\r\n\r\n'],
  ['lines ended by LF alone', [400], (_, port) => `GET /login HTTP/1.1\nHost: localhost:${port}\n\n`],
  ['a folded header', [400], (headers) => `GET /login HTTP/1.1\r\n${headers}X: a\r\n b\r\n\r\n`],
  ['a NUL in a header', [400], (headers) => `GET /login HTTP/1.1\r\n${headers}X: a\0b\r\n\r\n`],
  ['a space before the colon', [400], (headers) => `GET /login HTTP/1.1\r\n${headers}X : a\r\n\r\n`],
  [
    'length and pieces at once',
    [400],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n`,
  ],
  [
    'two lengths',
    [400],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Content-Length: 3\r\nContent-Length: 4\r\n\r\na=bc`,
  ],
  [
    'a length that is no number',
    [400],
    (headers) => `POST /login HTTP/1.1\r\n${headers}${form}Content-Length: +3\r\n\r\na=b`,
  ],
  [
    'an unknown transfer coding',
    [400, 501],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Transfer-Encoding: chunked, junk\r\n\r\n3\r\na=b\r\n0\r\n\r\n`,
  ],
  [
    'a piece that is none',
    [400],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Transfer-Encoding: chunked\r\n\r\nzz\r\na=b\r\n0\r\n\r\n`,
  ],
  [
    'a header of 40 kB',
    [431],
    (headers) => `GET /login HTTP/1.1\r\n${headers}X: ${'a'.repeat(40_000)}\r\n\r\n`,
  ],
  [
    'three thousand headers',
    [200, 431],
    (headers) => `GET /login HTTP/1.1\r\n${headers}${'X: a\r\n'.repeat(3000)}\r\n`,
  ],
  ['a path of 15 kB', [404], (headers) => `GET /${'a'.repeat(15_000)} HTTP/1.1\r\n${headers}\r\n`],
  ['a path of 100 kB', [400, 431], (headers) => `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${headers}\r\n`],
  [
    'Latin-1 in the path',
    [400, 404],
    (headers) => Buffer.from(`GET /caf\xe9 HTTP/1.1\r\n${headers}\r\n`, 'latin1'),
  ],
  [
    'no UTF-8 in headers',
    [200],
    (headers) =>
      Buffer.from(
        `GET /login HTTP/1.1\r\n${headers}User-Agent: \xff<b>\r\nCookie: session=\xe9; SameSite\r\nAccept-Language: \xe9\r\n\r\n`,
        'latin1',
      ),
  ],
  ['two slashes and a host', [404], (headers) => `GET //evil.example/ HTTP/1.1\r\n${headers}\r\n`],
  ['a backslash', [400, 404], (headers) => `GET /\\evil.example/ HTTP/1.1\r\n${headers}\r\n`],
  [
    'climbing out of the static files',
    [404],
    (headers) => `GET /static/../../../../etc/passwd HTTP/1.1\r\n${headers}\r\n`,
  ],
  [
    '1 MB',
    [413],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Content-Length: 1000000\r\n\r\n${'a'.repeat(1_000_000)}`,
  ],
  [
    '1 MB announced',
    [413],
    (headers) => `POST /login HTTP/1.1\r\n${headers}${form}Content-Length: 1000000\r\n\r\na=b`,
  ],
  [
    '1 MB in pieces',
    [413],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Transfer-Encoding: chunked\r\n\r\n${`10000\r\n${'a'.repeat(65_536)}\r\n`.repeat(16)}0\r\n\r\n`,
  ],
  [
    'an upgrade to websocket',
    [200],
    (_, port) =>
      `GET /login HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`,
  ],
  [
    'Expect: 100-continue',
    [422],
    (headers) =>
      `POST /login HTTP/1.1\r\n${headers}${form}Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=b`,
  ],
  ['Expect: tea', [417], (headers) => `GET /login HTTP/1.1\r\n${headers}Expect: tea\r\n\r\n`],
  [
    'a body with a GET',
    [200],
    (headers) => `GET /login HTTP/1.1\r\n${headers}Content-Length: 5\r\n\r\nhello`,
  ],
]

for (const [says, statuses, bytes] of cases) {
  test(`${says}: ${statuses.join(' or ')}`, async ({ server }) => {
    const { text, status } = await send(server.port, bytes(ours(server.port), server.port))
    assert.ok(statuses.includes(status), `${status}: ${text.slice(0, 300)}`)
    assert.not.match(
      text,
      /\n\s+at |node_modules|node:internal|evil\.example|session=echo|^(server|x-powered-by):/im,
    )
  })
}

test('two requests on one connection get two answers, a refused body does not become a third', async ({
  server,
}) => {
  const { port } = server
  const host = `Host: localhost:${port}\r\n`
  const two = await send(
    port,
    `GET /robots.txt HTTP/1.1\r\n${host}\r\nGET /login HTTP/1.1\r\n${ours(port)}\r\n`,
  )
  assert.is(two.text.match(/HTTP\/1\.1 200 OK/g)?.length, 2)

  const hidden = `GET /robots.txt HTTP/1.1\r\n${host}\r\n`
  const smuggled = `POST /login HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`
  const refused = await send(port, `${smuggled}GET /nowhere HTTP/1.1\r\n${ours(port)}\r\n`)
  assert.match(refused.text, /HTTP\/1\.1 415/)
  assert.not.match(refused.text, 'User-agent: *')
})

test('whoever never comes to the end of the headers is cut off after five seconds', async ({ server }) => {
  const { port } = server
  const headers = await send(port, `GET /login HTTP/1.1\r\nHost: localhost:${port}\r\nX-Slow: `, 9000)
  assert.is(headers.status, 408)
  assert.ok(headers.milliseconds > 3000 && headers.milliseconds < 8500, `${headers.milliseconds} ms`)
})

test('whoever hangs up in the middle of a form leaves a line in the log, no stack; all is well afterwards', async ({
  server,
}) => {
  const { port } = server
  const half = `POST /login HTTP/1.1\r\n${ours(port)}${form}Content-Length: 100\r\n\r\na=b`
  await Promise.all(Array.from({ length: 20 }, () => send(port, half, 200)))

  const { status } = await send(port, `GET /login HTTP/1.1\r\n${ours(port)}\r\n`)
  assert.is(status, 200)
  assert.match(server.out(), '"status":400')
  assert.not.match(server.out(), /"level":(50|60)|"stack"|"status":5/)
  assert.not.match(server.err(), /Error|\n\s+at /)
})

test.run()
