import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { anna, openShop, type Shop } from '../../support/shop.ts'

const test = suite<{ shop: Shop }>('Health')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

async function health(shop: Shop): Promise<{ status: number; body: unknown; headers: Headers }> {
  const answer = await shop.app.request('/healthz', { headers: { host: 'localhost:3000' } })
  return { status: answer.status, body: await answer.json(), headers: answer.headers }
}

test('a monitor hears that the database answers and that no email waits', async ({ shop }) => {
  const { status, body, headers } = await health(shop)

  assert.is(status, 200)
  assert.equal(body, { database: 'ok', oldestUnsentEmailSeconds: null })
  assert.match(headers.get('content-type') ?? '', /^application\/json/)
  assert.is(headers.get('cache-control'), 'no-store')
  assert.is(headers.get('set-cookie'), null)
})

test('it tells the age of the oldest email that is still to be sent, until it is', async ({ shop }) => {
  await shop.customer()
  const browser = shop.browser()
  shop.farEnd.behave('error500', 1)
  await browser.open('/forgot-password')
  await browser.type('Email', anna.email).press('Reset password')
  await shop.deliver()
  shop.pass(150_000)
  assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: 150 })

  shop.pass(30_400)
  assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: 180 })
  await shop.deliver()
  assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: null })
})

test('TP-13: an email younger than two minutes is not told of, or it would tell of an account', async ({
  shop,
}) => {
  await shop.customer()
  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', anna.email).press('Reset password')
  for (const milliseconds of [0, 1000, 119_000]) {
    shop.pass(milliseconds)
    assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: null })
  }

  shop.pass(1000)
  assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: 121 })
})

test('TP-15: what is asked for an unknown address leaves no trace in it', async ({ shop }) => {
  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', 'nobody@example.com').press('Reset password')
  shop.pass(600_000)

  assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: null })
})

test('a clock that was set back makes no negative age', async ({ shop }) => {
  await shop.customer()
  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', anna.email).press('Reset password')
  shop.pass(-60_000)

  assert.equal((await health(shop)).body, { database: 'ok', oldestUnsentEmailSeconds: null })
})

test('a database that does not answer is a 503, without details', async ({ shop }) => {
  shop.client.exec('alter table email rename to lost')
  const { status, body } = await health(shop)

  assert.is(status, 503)
  assert.equal(body, { database: 'failed' })
})

test.run()
