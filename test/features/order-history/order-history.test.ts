import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../../src/database/atomically.ts'
import { loadDemo } from '../../../src/demo/load.ts'
import { addOrder } from '../../../src/orders/orders.ts'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { days, logIn } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Order History')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

type Added = Parameters<typeof addOrder>[2]

/** Orders of so many days ago. */
async function add(shop: Shop, customerId: string, orders: (Partial<Added> & { daysAgo: number })[]) {
  await atomically(shop.database, (transaction) =>
    orders.map(({ daysAgo, ...order }) => {
      const placedAt = new Date(shop.clock().getTime() - days(daysAgo))
      const usual = { number: `10${daysAgo}`, status: 'received', currency: 'EUR', total: 1000 } as const
      return addOrder(transaction, customerId, { ...usual, ...order, placedAt })
    }),
  )
}

const table = (browser: Browser) =>
  browser
    .all('tbody tr')
    .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent?.trim()))

test('orders, newest first, with number, date, status and total', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  await add(shop, id, [
    { daysAgo: 400, status: 'delivered', total: 123456789 },
    { daysAgo: 2, status: 'sent', total: 4250, currency: 'GBP' },
    { daysAgo: 30, status: 'cancelled', total: 0 },
  ])
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Order History')

  assert.is(browser.find('caption')?.textContent, 'Orders, newest first')
  assert.equal(table(browser), [
    ['No.\u00a0102', '21 November 2026', 'On its way', '£42.50'],
    ['No.\u00a01030', '24 October 2026', 'Cancelled', '€0.00'],
    ['No.\u00a010400', '19 October 2025', 'Delivered', '€1,234,567.89'],
  ])
})

test('in French, with French figures and dates', async ({ shop }) => {
  const { id, email, password } = await shop.customer(claire)
  await add(shop, id, [{ daysAgo: 22, status: 'packing', total: 123450 }])
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Historique des commandes')

  assert.is(browser.find('caption')?.textContent, 'Commandes, les plus récentes d’abord')
  assert.equal(table(browser), [
    ['N°\u00a01022', '1er novembre 2026', 'En préparation', '1\u202f234,50\u00a0€'],
  ])
})

test('the day of an order is the shop’s', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  await atomically(shop.database, (transaction) => [
    addOrder(transaction, id, {
      number: '7',
      status: 'received',
      currency: 'EUR',
      total: 1,
      placedAt: new Date('2026-08-31T22:30:00Z'),
    }),
  ])
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Order History')
  assert.is(table(browser)[0]?.[1], '1 September 2026')
})

test('a customer sees nobody else’s', async ({ shop }) => {
  const { id } = await shop.customer(claire)
  await add(shop, id, [{ daysAgo: 1, number: 'SECRET-1' }])
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Order History')

  assert.match(browser.main, 'No orders yet')
  assert.not.match(browser.html, 'SECRET-1')
  assert.ok(
    browser.links.some(({ label, href }) => label === 'Go to the shop' && href === 'https://perrin.example/'),
  )
})

test('the trial shop’s customers have theirs', async ({ shop }) => {
  await loadDemo(shop.database, shop.services.hashing, shop.clock())
  const browser = await logIn(shop.browser(), 'claire.moreau@example.com', 'zinc counter, white paper')
  await browser.click('Historique des commandes')
  assert.is(table(browser).length, 20)
  await browser.click('Commandes plus anciennes')
  assert.ok(table(browser).length > 5)
})

test.run()
