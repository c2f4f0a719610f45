import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../../src/database/atomically.ts'
import { always } from '../../../src/database/insert-when.ts'
import { claimOrders } from '../../../src/orders/claim-orders.ts'
import type { Browser } from '../../support/browser.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { days, logIn } from '../login/steps.ts'
import { give } from './orders-of.ts'

const test = suite<{ shop: Shop; id: string; browser: Browser }>('The list of orders')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.id = (await t.shop.customer()).id
  t.browser = await logIn(t.shop.browser(), anna.email, anna.password ?? '')
})

test.after.each(({ shop }) => shop.close())

const numbers = (browser: Browser) =>
  browser.all('tbody th').map(({ textContent }) => (textContent ?? '').replace(/^(No\.|N°)\s/, '').trim())

const count = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at))

const caption = (browser: Browser) => browser.find('caption')?.textContent

test('twenty a page, newest first, and back again', async ({ shop, id, browser }) => {
  await give(
    shop,
    id,
    count(1, 45).map((number) => ({ number, daysAgo: Number(number) })),
  )
  await browser.open('/order-history')
  assert.equal(numbers(browser), count(1, 20))
  assert.not.ok(browser.links.some(({ label }) => label === 'Newer orders'))
  await browser.click('Older orders')
  assert.equal(numbers(browser), count(21, 40))
  await browser.click('Older orders')
  assert.equal(numbers(browser), count(41, 45))
  assert.not.ok(browser.links.some(({ label }) => label === 'Older orders'))
  await browser.click('Newer orders')
  assert.equal(numbers(browser), count(21, 40))
  await browser.click('Newer orders')
  assert.equal(numbers(browser), count(1, 20))
  assert.not.ok(browser.links.some(({ label }) => label === 'Newer orders'))
})

test('exactly twenty are one page, and no page is empty', async ({ shop, id, browser }) => {
  await give(
    shop,
    id,
    count(1, 20).map((number) => ({ number, daysAgo: Number(number) })),
  )
  await browser.open('/order-history')
  assert.is(browser.find('nav.pages'), undefined)
})

test('while orders arrive none is seen twice and none is missed', async ({ shop, id, browser }) => {
  await give(
    shop,
    id,
    count(1, 50).map((number) => ({ number, daysAgo: Number(number) })),
  )
  await browser.open('/order-history')
  const seen = numbers(browser)
  let arrived = 0
  while (browser.links.some(({ label }) => label === 'Older orders')) {
    shop.pass(60_000)
    await give(shop, id, [{ number: `new ${arrived++}`, placedAt: shop.clock() }])
    await browser.click('Older orders')
    seen.push(...numbers(browser))
  }
  assert.equal(seen, count(1, 50))

  while (browser.links.some(({ label }) => label === 'Newer orders')) await browser.click('Newer orders')
  assert.is(numbers(browser)[0], `new ${arrived - 1}`)
})

test('orders of one moment are told apart', async ({ shop, id, browser }) => {
  await give(
    shop,
    id,
    count(1, 45).map((number) => ({ number, daysAgo: 3 })),
  )
  await browser.open('/order-history')
  const seen = numbers(browser)
  for (let page = 0; page < 2; page += 1) seen.push(...numbers(await browser.click('Older orders')))
  assert.equal(
    seen.sort((a, b) => Number(a) - Number(b)),
    count(1, 45),
  )
})

test('of a year, on the shop’s calendar', async ({ shop, id, browser }) => {
  await give(shop, id, [
    { number: 'last minute of 2025', placedAt: new Date('2025-12-31T22:59:59.999Z') },
    { number: 'first of 2026', placedAt: new Date('2025-12-31T23:00:00Z') },
    { number: 'old', placedAt: new Date('2023-06-01T00:00:00Z') },
  ])
  await browser.open('/order-history')
  assert.equal(
    browser.all('#year option').map(({ textContent }) => textContent),
    ['All years', '2026', '2025', '2023'],
  )
  await browser.choose('Year', '2026').press('Show')
  assert.is(browser.url, '/order-history?year=2026')
  assert.equal(numbers(browser), ['first of 2026'])
  assert.is(caption(browser), 'Orders of 2026, newest first')
  await browser.choose('Year', '2025').press('Show')
  assert.equal(numbers(browser), ['last minute of 2025'])
  await browser.choose('Year', 'All years').press('Show')
  assert.is(browser.url, '/order-history')
})

test('of a status, and the pages keep to it', async ({ shop, id, browser }) => {
  await give(
    shop,
    id,
    count(1, 60).map((number) => ({
      number,
      daysAgo: Number(number),
      status: Number(number) % 2 ? 'sent' : 'delivered',
    })),
  )
  await browser.open('/order-history')
  await browser.choose('Status', 'On its way').press('Show')
  assert.is(browser.url, '/order-history?status=sent')
  assert.is(caption(browser), 'Orders, newest first: On its way')
  assert.equal(
    numbers(browser),
    count(1, 40).filter((number) => Number(number) % 2),
  )
  await browser.click('Older orders')
  assert.equal(
    numbers(browser),
    count(41, 60).filter((number) => Number(number) % 2),
  )
  assert.is(browser.find('#status option[selected]')?.getAttribute('value'), 'sent')
})

test('none of this kind: a way back; in French too', async ({ shop, id, browser }) => {
  await give(shop, id, [{ daysAgo: 1 }])
  await browser.open('/order-history?year=2019&status=cancelled')
  assert.match(browser.main, 'No orders here')
  assert.is(browser.find('#year option[selected]')?.textContent, '2019')
  await browser.click('All orders')
  assert.is(browser.url, '/order-history')

  await browser.press('Français')
  await browser.open('/order-history?status=cancelled')
  assert.match(browser.main, 'Aucune commande ici')
  await browser.click('Toutes les commandes')
  assert.equal(numbers(browser), ['101'])
})

test('no orders at all: what to do when one is missing', async ({ browser }) => {
  await browser.open('/order-history')
  assert.match(browser.main, 'No orders yet')
  assert.match(browser.main, 'Is an order missing?')
  assert.match(browser.main, 'change your email under Web Site Access')
  assert.ok(browser.links.some(({ href }) => href === 'mailto:bonjour@perrin.example'))
  assert.is(browser.find('form.filter'), undefined)
  await browser.press('Français')
  assert.is(browser.url, '/order-history')
  assert.match(browser.main, 'Il manque une commande')
})

const found: [typed: string, number: string][] = [
  ['10482', '10482'],
  ['  No. 10482 ', '10482'],
  ['no 10482', '10482'],
  ['N° 10482', '10482'],
  ['#10482', '10482'],
  ['fr-1042', 'FR-1042'],
  ['1001', '#1001'],
  ['No.1001', '#1001'],
  ['NOIR-1', 'Noir-1'],
  ['50%', '50%'],
]

for (const [typed, number] of found) {
  test(`“${typed}” finds ${number} at once`, async ({ shop, id, browser }) => {
    const others = ['104829', 'XFR-1042', 'IR-1', '500', '50x']
    await give(
      shop,
      id,
      [...found.map(([, each]) => each), ...others]
        .filter((each, at, all) => all.indexOf(each) === at)
        .map((each) => ({ number: each })),
    )
    await browser.open('/order-history')
    await browser.type('Order number', typed).press('Find')
    assert.is(browser.heading, `Order ${number}`)
  })
}

test('the beginning of a number finds all that begin so; what is no number says so', async ({
  shop,
  id,
  browser,
}) => {
  await give(
    shop,
    id,
    [...count(1040, 1065), '9', '#1041b'].map((number, at) => ({ number, daysAgo: at + 1 })),
  )
  await browser.open('/order-history')
  await browser.type('Order number', '104').press('Find')
  assert.equal(numbers(browser), [...count(1040, 1049), '#1041b'])
  assert.is(caption(browser), 'Orders whose number begins with 104, newest first')
  await browser.type('Order number', '10').press('Find')
  assert.is(numbers(browser).length, 20)
  assert.match(browser.main, 'More orders begin like this')
  for (const junk of ['%', '_', '\\', '#', 'No.', "' or 1=1 --", '<b>', 'x'.repeat(80)]) {
    await browser.type('Order number', junk).press('Find')
    assert.is(browser.status, 200, junk)
    if (junk !== '#') assert.match(browser.main, 'None of your orders has a number that begins with', junk)
    assert.is(browser.field('Order number').value, junk)
  }
  await browser.click('All orders')
  assert.is(browser.url, '/order-history')
})

const unreadable = [
  'year=20266',
  'year=abc',
  'year=-1',
  'year=',
  'status=lost',
  'status=',
  'older=zzz',
  'newer=%00',
  'older=',
  'x=1',
  'year=&status=',
  'number=',
  'number=%20%20',
  'year=%FF',
  '%',
  'older=__proto__',
]

test('what cannot be read in the address is left out of it', async ({ shop, id, browser }) => {
  await give(shop, id, [{ daysAgo: 1 }])
  for (const query of unreadable) {
    await browser.open(`/order-history?${query}`)
    assert.is(browser.url, '/order-history', query)
    assert.equal(numbers(browser), ['101'], query)
  }
  await browser.open('/order-history?status=received&utm=x&year=2026')
  assert.is(browser.url, '/order-history?year=2026&status=received')
})

test('log-in leads back to the list as it was asked for, and to an order', async ({ shop, id }) => {
  await give(shop, id, [{ number: 'N°1/2 é', daysAgo: 1, status: 'sent' }])
  for (const path of [
    '/order-history?year=2026&status=sent',
    `/order-history/${encodeURIComponent('N°1/2 é')}`,
  ]) {
    const late = shop.browser()
    await late.open(path)
    assert.is(late.heading, 'Log in')
    await late
      .type('Email', anna.email)
      .type('Password', anna.password ?? '')
      .press('Log in')
    assert.is(late.url, path)
    assert.match(late.html, 'N°1/2 é')
    await late.press('Français')
    assert.is(late.url, path)
    await late.press('English')
  }
})

test('what a guest ordered is nobody’s until its mailbox is proven, then its owner’s alone', async ({
  shop,
  id,
  browser,
}) => {
  await give(shop, id, [{ number: 'GUEST-1', daysAgo: 1, email: 'anna@example.com' }])
  shop.client.prepare("update customer_order set customer_id = null where number = 'GUEST-1'").run()
  const other = await shop.customer(claire)
  const claires = await logIn(shop.browser(), claire.email, claire.password ?? '')

  for (const visitor of [browser, claires]) {
    await visitor.open('/order-history/GUEST-1')
    assert.is(visitor.status, 404)
    await visitor.open('/order-history')
    assert.not.match(visitor.html, 'GUEST-1')
  }
  await atomically(shop.database, (transaction) => [
    claimOrders(transaction, other.id, 'claire@example.com', always),
  ])
  await browser.open('/order-history/GUEST-1')
  assert.is(browser.status, 404)
  await atomically(shop.database, (transaction) => [claimOrders(transaction, id, 'anna@example.com', always)])
  await browser.open('/order-history')
  assert.equal(numbers(browser), ['GUEST-1'])
  await claires.open('/order-history/GUEST-1')
  assert.is(claires.status, 404)
})

test('nobody else’s orders in any page, year, status or search', async ({ shop, id }) => {
  await give(
    shop,
    id,
    count(1, 30).map((number) => ({ number: `HERS-${number}`, daysAgo: Number(number), status: 'sent' })),
  )
  const other = await shop.customer(claire)
  await give(shop, other.id, [{ number: 'MINE', daysAgo: 15 }])
  const claires = await logIn(shop.browser(), claire.email, claire.password ?? '')
  const annas = await logIn(shop.browser(), anna.email, anna.password ?? '')
  await annas.open('/order-history')
  const older = annas.links.find(({ label }) => label === 'Older orders')?.href ?? ''
  assert.match(older, 'older=')
  for (const path of [
    '/order-history',
    '/order-history?year=2026',
    '/order-history?status=sent',
    '/order-history?number=HERS',
    '/order-history?number=HERS-1',
    older,
    older.replace('older', 'newer'),
  ]) {
    await claires.open(path)
    assert.is(claires.status, 200)
    assert.not.match(claires.html, '/order-history/HERS', path)
    assert.is(numbers(claires).filter((number) => number !== 'MINE').length, 0, path)
  }
})

test('the year list does not stumble over strange dates', async ({ shop, id, browser }) => {
  await give(shop, id, [
    { number: 'a', placedAt: new Date(0) },
    { number: 'b' },
    { number: 'c', placedAt: new Date(shop.clock().getTime() + days(400)) },
  ])
  shop.client.prepare("update customer_order set placed_at = -46388678400000 where number = 'b'").run()
  await browser.open('/order-history')
  assert.equal(numbers(browser), ['c', 'a', 'b'])
  assert.equal(
    browser.all('#year option').map(({ textContent }) => textContent),
    ['All years', '2027', '1970'],
  )
})

test.run()
