import { Writable } from 'node:stream'
import { Hono } from 'hono'
import { pino } from 'pino'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { attachment } from '../../src/http/attachment.ts'
import type { RequestEnv } from '../../src/http/context.ts'

const test = suite('Files to be kept')

function answering(pieces: () => AsyncGenerator<string>) {
  const logged: string[] = []
  const log = pino(new Writable({ write: (line, _, done) => done(void logged.push(String(line))) }))
  const app = new Hono<RequestEnv>()
  app.get('/', (c) => {
    c.set('log', log)
    c.set('requestId', 'a1')
    return attachment(c, { name: 'customers.csv', type: 'text/csv', pieces: pieces() })
  })
  return { answer: () => app.request('/'), logged }
}

test('is written piece by piece, with its name', async () => {
  const { answer } = answering(async function* () {
    yield 'name\r\n'
    yield 'Zoë\r\n'
  })
  const file = await answer()
  assert.is(file.headers.get('content-disposition'), 'attachment; filename="customers.csv"')
  assert.is(await file.text(), 'name\r\nZoë\r\n')
})

test('that breaks half-way is not taken for a whole one, and the log says so', async () => {
  const { answer, logged } = answering(async function* () {
    yield 'name\r\n'
    throw new Error('the disk is gone')
  })
  const file = await answer()
  const problem = await file.text().then(
    () => null,
    (error: Error) => error.message,
  )
  assert.is(problem, 'the disk is gone')
  const [line] = logged.map((text) => JSON.parse(text))
  assert.is(line.event, 'attachment_broke')
  assert.is(line.request, 'a1')
})

test('is made no further once nobody takes it', async () => {
  let isOver = false
  const { answer } = answering(async function* () {
    try {
      for (;;) yield 'one more line\r\n'
    } finally {
      isOver = true
    }
  })
  const reader = (await answer()).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  assert.ok(isOver)
})

test.run()
