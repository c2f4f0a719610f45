import { Resend } from 'resend'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type MailFarEnd, startMailFarEnd, temporaryPasswordIn } from './mail-far-end.ts'

const sample = {
  from: 'Perrin & Filles <shop@perrin.example>',
  to: 'anna@example.com',
  subject: 'Your temporary password',
  text: 'Your temporary password:\n7K2M-0QXZ-9D4T-HW3B\n',
  html: '<p>7K2M-0QXZ-9D4T-HW3B</p>',
  headers: { 'Auto-Submitted': 'auto-generated' },
}

type Options = { key?: string; apiKey?: string; timeout?: number; to?: string; subject?: string }

/** One send with the real package; the time-out is there for the modes that never answer. */
function send(farEnd: MailFarEnd, { key, apiKey = farEnd.apiKey, timeout = 5000, ...changes }: Options = {}) {
  const resend = new Resend(apiKey, { baseUrl: farEnd.url })
  const signal = AbortSignal.timeout(timeout)
  return resend.emails.send({ ...sample, ...changes }, { signal, ...(key ? { idempotencyKey: key } : {}) })
}

async function withFarEnd(story: (farEnd: MailFarEnd) => Promise<void>, now?: () => Date) {
  const farEnd = await startMailFarEnd(now)
  try {
    await story(farEnd)
  } finally {
    await farEnd.stop()
  }
}

test('it accepts, and shows what it has accepted', () =>
  withFarEnd(async (farEnd) => {
    const { data, error } = await send(farEnd, { key: 'k1' })

    assert.is(error, null)
    const email = await farEnd.emailTo('anna@example.com')
    assert.equal(email, { ...sample, to: ['anna@example.com'], id: data?.id, idempotencyKey: 'k1' })
    assert.is(temporaryPasswordIn(email), '7K2M-0QXZ-9D4T-HW3B')
    assert.is(farEnd.calls.length, 1)
    assert.is(farEnd.calls[0]?.headers.authorization, `Bearer ${farEnd.apiKey}`)
    assert.is(JSON.parse(farEnd.calls[0]?.body ?? '').subject, sample.subject)
  }))

test('the same key and body again: the same id, no second email', () =>
  withFarEnd(async (farEnd) => {
    const first = await send(farEnd, { key: 'k1' })
    const second = await send(farEnd, { key: 'k1' })

    assert.is(second.data?.id, first.data?.id)
    assert.is(farEnd.emails.length, 1)
    assert.is(farEnd.calls.length, 2)
    await send(farEnd)
    await send(farEnd)
    assert.is(farEnd.emails.length, 3)
  }))

test('the same key with another body is refused', () =>
  withFarEnd(async (farEnd) => {
    await send(farEnd, { key: 'k1' })
    const { error } = await send(farEnd, { key: 'k1', subject: 'Another' })

    assert.is(error?.statusCode, 409)
    assert.is(error?.name, 'invalid_idempotent_request')
    assert.is(farEnd.emails.length, 1)
  }))

test('the same key while the first is under way is refused', () =>
  withFarEnd(async (farEnd) => {
    farEnd.behave({ slow: 100 }, 1)
    const first = send(farEnd, { key: 'k1' })
    while (farEnd.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const { error } = await send(farEnd, { key: 'k1' })

    assert.is(error?.statusCode, 409)
    assert.is(error?.name, 'concurrent_idempotent_requests')
    assert.ok((await first).data)
    assert.is(farEnd.emails.length, 1)
  }))

test('a key is forgotten after 24 hours', () => {
  let now = new Date('2026-11-01T10:00:00Z')
  return withFarEnd(
    async (farEnd) => {
      await send(farEnd, { key: 'k1' })
      now = new Date('2026-11-02T09:59:59Z')
      await send(farEnd, { key: 'k1' })
      assert.is(farEnd.emails.length, 1)
      now = new Date('2026-11-02T10:00:00Z')
      await send(farEnd, { key: 'k1' })
      assert.is(farEnd.emails.length, 2)
    },
    () => now,
  )
})

test('it accepts and never answers', () =>
  withFarEnd(async (farEnd) => {
    farEnd.behave('acceptWithoutAnswer', 1)
    const { error } = await send(farEnd, { key: 'k1', timeout: 100 })
    assert.is(error?.statusCode, null)
    assert.is(farEnd.emails.length, 1)

    const again = await send(farEnd, { key: 'k1' })
    assert.is(again.data?.id, farEnd.emails[0]?.id)
    assert.is(farEnd.emails.length, 1)
  }))

test('it answers 500 twice, then 429 with Retry-After, then accepts', () =>
  withFarEnd(async (farEnd) => {
    farEnd.behave('error500', 2).behave({ tooMany: 7 }, 1)
    assert.is((await send(farEnd)).error?.statusCode, 500)
    assert.is((await send(farEnd)).error?.statusCode, 500)
    const limited = await send(farEnd)
    assert.is(limited.error?.statusCode, 429)
    assert.is(limited.error?.name, 'rate_limit_exceeded')
    assert.is(limited.headers?.['retry-after'], '7')
    assert.is(farEnd.emails.length, 0)

    assert.ok((await send(farEnd)).data)
    assert.is(farEnd.emails.length, 1)
  }))

test('it refuses one address and goes on with the others', () =>
  withFarEnd(async (farEnd) => {
    farEnd.behave('refuseAddress', undefined, 'bad@example.com')
    const refused = await send(farEnd, { to: 'bad@example.com' })
    assert.is(refused.error?.statusCode, 422)
    assert.is(refused.error?.name, 'validation_error')
    assert.is((await send(farEnd, { to: 'bad@example.com' })).error?.statusCode, 422)

    assert.ok((await send(farEnd)).data)
    assert.equal(
      farEnd.emails.map(({ to }) => to[0]),
      ['anna@example.com'],
    )
  }))

test('it drops the connection before it accepts, and after', () =>
  withFarEnd(async (farEnd) => {
    farEnd.behave('drop', 1).behave('dropAfterAccept', 1)
    const before = await send(farEnd, { key: 'k1' })
    assert.is(before.error?.statusCode, null)
    assert.is(farEnd.emails.length, 0)

    const after = await send(farEnd, { key: 'k1' })
    assert.is(after.error?.statusCode, null)
    assert.is(farEnd.emails.length, 1)

    const again = await send(farEnd, { key: 'k1' })
    assert.is(again.data?.id, farEnd.emails[0]?.id)
    assert.is(farEnd.emails.length, 1)
  }))

test('it is slow', () =>
  withFarEnd(async (farEnd) => {
    farEnd.behave({ slow: 60 })
    const started = performance.now()
    assert.ok((await send(farEnd)).data)
    assert.ok(performance.now() - started >= 55)
  }))

test('it refuses a wrong key, and a right one when told so', () =>
  withFarEnd(async (farEnd) => {
    const wrong = await send(farEnd, { apiKey: 're_wrong' })
    assert.is(wrong.error?.statusCode, 403)
    assert.is(wrong.error?.name, 'invalid_api_key')

    farEnd.behave('invalidKey')
    assert.is((await send(farEnd)).error?.name, 'invalid_api_key')
    assert.is(farEnd.emails.length, 0)

    const bare = await fetch(`${farEnd.url}/emails`, { method: 'POST' })
    assert.is(bare.status, 401)
  }))

test('it refuses an email without subject, and other paths', () =>
  withFarEnd(async (farEnd) => {
    assert.is((await send(farEnd, { subject: '' })).error?.name, 'missing_required_field')
    assert.is((await fetch(`${farEnd.url}/inboxes`)).status, 404)
    assert.is((await fetch(`${farEnd.url}/emails`)).status, 405)
  }))

test('emailTo waits for an email that is still to come, and for the second', () =>
  withFarEnd(async (farEnd) => {
    await send(farEnd, { to: 'bruno@example.com' })
    const waiting = farEnd.emailTo('anna@example.com')
    await send(farEnd, { subject: 'First' })
    assert.is((await waiting).subject, 'First')

    const next = farEnd.emailTo('anna@example.com', { after: 1 })
    await send(farEnd, { subject: 'Second' })
    assert.is((await next).subject, 'Second')
  }))

test('stopping does not wait for connections left open', async () => {
  const farEnd = await startMailFarEnd()
  farEnd.behave('acceptWithoutAnswer')
  const sending = send(farEnd)
  await farEnd.emailTo('anna@example.com')
  await farEnd.stop()
  assert.is((await sending).error?.statusCode, null)
})

test('a temporary password is found only whole', () => {
  assert.is(
    temporaryPasswordIn({ text: 'Your temporary password: 7K2M-0QXZ-9D4T-HW3B' }),
    '7K2M-0QXZ-9D4T-HW3B',
  )
  assert.throws(() => temporaryPasswordIn({ text: '7K2M-0QXZ-9D4T-HW3BX' }), 'no temporary password')
  assert.throws(() => temporaryPasswordIn({ text: '7K2M-0QXZ-9D4T-HW3U' }), 'no temporary password')
})

test.run()
