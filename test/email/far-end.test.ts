import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Mode } from '../support/mail-far-end.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { askFor, changePassword, onlyRow, passUntilDue, rowsOf, secondWorker } from './outbox.ts'

const test = suite<{ shop: Shop }>('Every mood of the far end')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const anna = 'anna@example.com'

test('it accepts: the email is sent, with the provider’s number and the time', async ({ shop }) => {
  await shop.customer()
  await askFor(shop, anna)
  const before = onlyRow(shop)
  assert.equal([before.state, before.attempts, before.sent_at], ['waiting', 0, null])

  const [email] = await shop.deliver()
  const after = onlyRow(shop)
  assert.equal([after.state, after.reason, after.attempts], ['sent', null, 1])
  assert.is(after.sent_at, shop.clock().getTime())
  assert.is(after.provider_id, email?.id)
  assert.is(email?.idempotencyKey, after.id)
})

test('it accepts and never answers: tried again under the same key, delivered once', async ({ shop }) => {
  await shop.customer()
  await askFor(shop, anna)
  shop.farEnd.behave('acceptWithoutAnswer', 1)
  const worker = secondWorker(shop, 250)

  await worker.work()
  assert.equal([onlyRow(shop).state, onlyRow(shop).attempts], ['waiting', 1])
  assert.match(onlyRow(shop).reason ?? '', /^no answer/)
  passUntilDue(shop)
  await worker.work()
  await worker.stop(0)

  assertSameCalls(shop, 2)
  assert.is(shop.farEnd.emails.length, 1)
  assert.is(onlyRow(shop).state, 'sent')
})

const passing: Record<string, { mode: Mode; reason: RegExp }> = {
  'it answers 500': { mode: 'error500', reason: /^500 application_error$/ },
  'it drops the connection': { mode: 'drop', reason: /^no answer/ },
  'it drops the connection after it has accepted': { mode: 'dropAfterAccept', reason: /^no answer/ },
  'it refuses the API key': { mode: 'invalidKey', reason: /^403 invalid_api_key$/ },
}

for (const [what, { mode, reason }] of Object.entries(passing))
  test(`${what}: the email waits, says why, and goes out once when that is over`, async ({ shop }) => {
    await shop.customer()
    await askFor(shop, anna)
    shop.farEnd.behave(mode, 3)

    for (const attempts of [1, 2, 3]) {
      await shop.deliver()
      assert.equal([onlyRow(shop).state, onlyRow(shop).attempts], ['waiting', attempts])
      assert.match(onlyRow(shop).reason ?? '', reason)
      await shop.deliver()
      assert.is(shop.farEnd.calls.length, attempts, 'not before it is due')
      passUntilDue(shop)
    }
    await shop.deliver()

    assertSameCalls(shop, 4)
    assert.is(shop.farEnd.emails.length, 1)
    assert.equal([onlyRow(shop).state, onlyRow(shop).reason], ['sent', null])
  })

test('it answers 429: nobody’s email goes out before Retry-After is over', async ({ shop }) => {
  for (const name of ['anna', 'berit', 'carla']) await shop.customer({ email: `${name}@example.com` })
  await askFor(shop, anna)
  shop.farEnd.behave({ tooMany: 120 }, 1)
  await shop.deliver()
  assert.is(onlyRow(shop).reason, '429 rate_limit_exceeded')
  assert.ok(onlyRow(shop).due_at >= shop.clock().getTime() + 120_000)

  await askFor(shop, 'berit@example.com')
  shop.pass(60_000)
  await askFor(shop, 'carla@example.com')
  shop.pass(59_999)
  await shop.deliver()
  assert.is(shop.farEnd.calls.length, 1, 'still within the two minutes')

  shop.pass(1)
  await shop.deliver()
  assert.equal(recipients(shop), [anna, 'berit@example.com', 'carla@example.com'])
  assert.equal(
    rowsOf(shop).map(({ state }) => state),
    ['sent', 'sent', 'sent'],
  )
})

test('a Retry-After of a day is taken for an hour, and one of nothing for the back-off', async ({ shop }) => {
  await shop.customer()
  await changePassword(shop)
  shop.farEnd.behave({ tooMany: 86_400 }, 1).behave({ tooMany: 0 }, 1)
  await shop.deliver()
  assert.is(onlyRow(shop).due_at - shop.clock().getTime(), 3_600_000)

  passUntilDue(shop)
  await shop.deliver()
  const wait = onlyRow(shop).due_at - shop.clock().getTime()
  assert.ok(wait >= 7500 && wait <= 12_500, `${wait} ms after the second try`)
})

test('it refuses the address: failed for good, visibly, with a code that repeats nothing', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, anna)
  shop.farEnd.behave('refuseAddress', 1)
  await shop.deliver()

  assert.equal([onlyRow(shop).state, onlyRow(shop).reason], ['failed', '422 validation_error'])
  const logged = shop.logged().find(({ event }) => event === 'email_failed')
  const { reason, level } = logged ?? {}
  assert.equal([reason, level], ['422 validation_error', 50])
  assert.not.match(JSON.stringify(logged), /anna/)

  shop.pass(3_600_000)
  await shop.deliver()
  assert.is(shop.farEnd.calls.length, 1)
})

test('it is slow: the email is waited for, and the others go out meanwhile', async ({ shop }) => {
  const others = ['berit', 'carla', 'dora', 'edda', 'frida', 'greta'].map((name) => `${name}@example.com`)
  for (const email of [anna, ...others]) await shop.customer({ email })
  shop.farEnd.behave({ slow: 600 }, 1, anna)
  for (const email of [anna, ...others]) {
    await askFor(shop, email)
    shop.pass(1)
  }
  await shop.deliver()

  assert.equal(recipients(shop).slice(0, -1).sort(), others, 'all six overtook')
  assert.is(recipients(shop).at(-1), anna)
  assert.ok(rowsOf(shop).every(({ state }) => state === 'sent'))
})

test('what is queued while a slow email is under way does not wait for it', async ({ shop }) => {
  await shop.customer()
  await shop.customer({ email: 'berit@example.com' })
  shop.farEnd.behave({ slow: 600 }, 1, anna)
  await askFor(shop, anna)
  const delivered = shop.deliver()
  while (shop.farEnd.calls.length === 0) await new Promise(setImmediate)
  await askFor(shop, 'berit@example.com')
  await shop.deliver()
  await delivered

  assert.equal(recipients(shop), ['berit@example.com', anna])
})

test('an email that is not accepted for a day is given up, and says so', async ({ shop }) => {
  await shop.customer()
  await changePassword(shop)
  shop.farEnd.behave('error500')
  const began = shop.clock().getTime()
  for (let attempts = 0; onlyRow(shop).state === 'waiting' && attempts < 100; attempts += 1) {
    await shop.deliver()
    if (onlyRow(shop).state === 'waiting') passUntilDue(shop)
  }

  assert.equal(
    [onlyRow(shop).state, onlyRow(shop).reason],
    ['failed', 'given up after a day: 500 application_error'],
  )
  const hours = (shop.clock().getTime() - began) / 3_600_000
  assert.ok(hours > 22 && hours <= 24, `after ${hours} hours`)
  assert.ok(shop.farEnd.calls.length < 60, `${shop.farEnd.calls.length} calls in a day`)
  shop.farEnd.behave('accept')
  shop.pass(86_400_000)
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 0, 'the provider has forgotten its key: never again')
})

const recipients = (shop: Shop) => shop.farEnd.emails.map(({ to }) => to[0])

function assertSameCalls(shop: Shop, count: number): void {
  const { calls } = shop.farEnd
  assert.is(calls.length, count)
  assert.is(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size, 1, 'one key')
  assert.is(new Set(calls.map(({ body }) => body)).size, 1, 'one body')
  assert.is(calls[0]?.idempotencyKey, onlyRow(shop).id)
}

test.run()
