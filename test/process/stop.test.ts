import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { demoPassword } from '../../src/demo/load.ts'
import { openBrowser, overTheWire } from '../support/browser.ts'
import { type MailFarEnd, startMailFarEnd } from '../support/mail-far-end.ts'
import { freePort, makeFolder, pause, realShop, removeFolder, startProcess } from '../support/process.ts'
import { addFilledShop } from './filled-shop.ts'

const test = suite<{ folder: string; farEnd: MailFarEnd }>('The process stops')

test.before.each(async (t) => {
  t.folder = makeFolder()
  t.farEnd = await startMailFarEnd()
})

test.after.each(async ({ folder, farEnd }) => {
  await farEnd.stop()
  removeFolder(folder)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`${signal} while a log-in is under way: it is answered, and the process ends well`, async ({
    folder,
  }) => {
    const server = await startProcess({ folder })
    await server.ready()
    const browser = openBrowser(overTheWire, { origin: server.url })
    await browser.open('/login')
    browser.type('Email', 'anna@example.com').type('Password', demoPassword)
    const { entries, action } = browser.formData('Log in')
    const slow = await slowPost(server.port, action || '/login', new URLSearchParams(entries).toString(), {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    })

    const began = Date.now()
    const ending = signal === 'SIGTERM' ? server.stop() : server.interrupt()
    await untilLogged(server.out, 'sys_shutdown')
    const answer = slow.finish()
    assert.equal(await answer, { status: 303, location: '/profile' })
    assert.equal(await ending, { code: 0, signal: null })
    assert.ok(Date.now() - began < 2000, `${Date.now() - began} ms`)

    const again = await startProcess({ folder })
    await again.ready()
    const later = openBrowser(overTheWire, { origin: again.url })
    await later.open('/login')
    await later.type('Email', 'anna@example.com').type('Password', demoPassword).press('Log in')
    assert.is(later.heading, 'Profile')
    await again.stop()
  })

test('neither a client that sends half a request nor an email that nobody answers prevents the end', async ({
  folder,
  farEnd,
}) => {
  await addFilledShop(folder, ['mona@example.com'])
  farEnd.behave('acceptWithoutAnswer', 1)
  const port = await freePort()
  const settings = realShop(port, farEnd)
  const server = await startProcess({ folder, port, settings })
  await server.ready()
  const browser = openBrowser(overTheWire, { origin: server.url })
  await browser.open('/forgot-password')
  await browser.type('Email', 'mona@example.com').press('Reset password')
  await farEnd.emailTo('mona@example.com')
  const clients = [
    hangingClient(port, ''),
    hangingClient(port, 'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail='),
  ]
  await pause(100)

  const began = Date.now()
  assert.equal(await server.stop(), { code: 0, signal: null })
  assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`)

  for (const client of clients) client.destroy()

  // The email goes out at the next start, under the same key.
  const again = await startProcess({ folder, port, settings })
  await again.ready()
  await untilLogged(again.out, 'email_sent')
  assert.equal(await again.stop(), { code: 0, signal: null })
  assert.is(farEnd.calls.length, 2)
  assert.is(farEnd.calls[0]?.idempotencyKey, farEnd.calls[1]?.idempotencyKey)
  assert.is(farEnd.calls[0]?.body, farEnd.calls[1]?.body)
  assert.is(farEnd.emails.length, 1)
})

test('an email on its way when the process is told to stop is finished first', async ({ folder, farEnd }) => {
  await addFilledShop(folder, ['mona@example.com'])
  farEnd.behave({ slow: 1500 }, 1)
  const port = await freePort()
  const settings = realShop(port, farEnd)
  const server = await startProcess({ folder, port, settings })
  await server.ready()
  const browser = openBrowser(overTheWire, { origin: server.url })
  await browser.open('/forgot-password')
  await browser.type('Email', 'mona@example.com').press('Reset password')
  for (const deadline = Date.now() + 10_000; farEnd.calls.length === 0 && Date.now() < deadline; )
    await pause(5)

  const began = Date.now()
  assert.equal(await server.stop(), { code: 0, signal: null })
  assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`)
  assert.match(server.out(), '"email_sent"')
  assert.is(farEnd.emails.length, 1)
})

function hangingClient(port: number, says: string): Socket {
  const client = connect(port, '127.0.0.1').on('error', () => {})
  client.write(says)
  return client
}

/** Sends all but the last byte of a form, so that the request is under way until `finish` is called. */
async function slowPost(port: number, path: string, body: string, headers: Record<string, string>) {
  const type = 'application/x-www-form-urlencoded'
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    headers: {
      ...headers,
      host: `localhost:${port}`,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    },
  })
  const answer = new Promise<{ status: number | undefined; location: string | undefined }>(
    (resolve, reject) => {
      sent.on('error', reject)
      sent.on('response', (answered) => {
        answered.resume()
        resolve({ status: answered.statusCode, location: answered.headers.location })
      })
    },
  )
  sent.write(body.slice(0, -1))
  await pause(100)
  return {
    finish() {
      sent.end(body.slice(-1))
      return answer
    },
  }
}

async function untilLogged(out: () => string, event: string): Promise<void> {
  for (const deadline = Date.now() + 15_000; !out().includes(`"${event}"`); await pause(5))
    if (Date.now() > deadline) throw new Error(`no ${event} in the log:\n${out()}`)
}

test.run()
