import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop, type Shop } from '../../support/shop.ts'
import { bareForm, logIn, minutes, one, receive, rows } from '../login/steps.ts'
import { guestOrder, importCustomer } from './steps.ts'

const test = suite<{ shop: Shop }>('Proving a mailbox')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const ownerOf = (shop: Shop, order: string) =>
  one(shop, 'select customer_id from customer_order where number = ?', order)

test('guest orders are there as soon as the mailbox is proven, and never before', async ({ shop }) => {
  const id = await importCustomer(shop, 'iris@example.com')
  const [hers, others] = [guestOrder(shop, 'iris@example.com'), guestOrder(shop, 'ivan@example.com')]
  const temporary = await receive(shop, 'iris@example.com')
  await logIn(shop.browser(), 'iris@example.com', '7QK4-M2XD-9RTB-HC3W')
  assert.is(ownerOf(shop, hers), null, 'asking and guessing prove nothing')
  assert.is((await shop.stored(id)).emailProvenAt, null)

  const browser = await logIn(shop.browser(), 'iris@example.com', temporary)
  assert.equal((await shop.stored(id)).emailProvenAt, shop.clock())
  assert.match((await browser.click('Order History')).main, hers)
  assert.not.match(browser.main, others)
  assert.is(ownerOf(shop, others), null)
})

test('a later proof keeps the first date, and claims what was ordered meanwhile', async ({ shop }) => {
  const id = await importCustomer(shop, 'iris@example.com')
  await logIn(shop.browser(), 'iris@example.com', await receive(shop, 'iris@example.com'))
  const proven = (await shop.stored(id)).emailProvenAt
  shop.pass(minutes(5))
  const order = guestOrder(shop, 'iris@example.com')
  await logIn(shop.browser(), 'iris@example.com', await receive(shop, 'iris@example.com'))
  assert.equal((await shop.stored(id)).emailProvenAt, proven)
  assert.is(ownerOf(shop, order), id)
})

test('an order that is somebody’s is not taken from them', async ({ shop }) => {
  const { id } = await shop.customer()
  await importCustomer(shop, 'iris@example.com')
  const order = guestOrder(shop, 'iris@example.com')
  shop.client.prepare('update customer_order set customer_id = ? where number = ?').run(id, order)
  await logIn(shop.browser(), 'iris@example.com', await receive(shop, 'iris@example.com'))
  assert.is(ownerOf(shop, order), id)
})

test('one that was used, has expired, or loses the race proves nothing', async ({ shop }) => {
  const id = await importCustomer(shop, 'iris@example.com')
  const temporary = await receive(shop, 'iris@example.com')
  shop.pass(minutes(60))
  const order = guestOrder(shop, 'iris@example.com')
  const post = await bareForm(shop, '198.51.100.1')
  assert.is((await post({ email: 'iris@example.com', password: temporary })).status, 422)
  assert.is(ownerOf(shop, order), null)
  assert.is((await shop.stored(id)).emailProvenAt, null)
})

test('customers of the demo count as proven', async () => {
  const trial = await openShop({ trial: true })
  try {
    const { loadDemo } = await import('../../../src/demo/load.ts')
    await loadDemo(trial.database, trial.services.hashing, trial.clock())
    assert.is(rows(trial, 'select id from customer where email_proven_at is null').length, 0)
    assert.ok(rows(trial, 'select id from customer').length > 10)
  } finally {
    await trial.close()
  }
})

test.run()
