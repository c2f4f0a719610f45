import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { saveCustomers } from '../../../src/accounts/save-customers.ts'
import { addAddress } from '../../../src/features/address-book/addresses.ts'
import { saveOrders } from '../../../src/orders/save-orders.ts'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { employ, odile, staffBrowser } from '../../support/staff.ts'

const test = suite<{ shop: Shop; staff: Browser }>('Customers, for staff')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.staff = await staffBrowser(t.shop, await employ(t.shop, odile))
})

test.after.each(({ shop }) => shop.close())

const order = {
  status: 'sent',
  currency: 'EUR',
  ...{ discount: 0, shipping: 0, tax: 0, total: 2990 },
  ...{ shippingAddress: null, billingAddress: null, note: null, reorderUrl: null, lines: [], shipments: [] },
} as const

test('staff type what they hear, and open the customer', async ({ shop, staff }) => {
  const { id } = await shop.customer(claire)
  await saveOrders(
    shop.database,
    [{ ...order, number: '1042', email: claire.email, placedAt: shop.clock() }],
    shop.clock(),
  )
  await staff.open('/staff').then((page) => page.click('Customers'))
  assert.match(staff.main, 'The newest customers')
  await staff.type('Find a customer', 'moreau cl').press('Find')
  assert.match(staff.main, 'Customers found by “moreau cl”')
  await staff.click('Claire Moreau')
  assert.ok(staff.url.endsWith(`/staff/customers/${id}`))

  await staff.open('/staff/customers').then((page) => page.type('Find a customer', '1042').press('Find'))
  await staff.click('Order 1042')
  assert.ok(staff.url.endsWith(`/staff/customers/${id}/orders/1042`))
  assert.match(staff.main, '€29.90')
  await staff.click('Orders')
  assert.match(staff.main, '1042')
})

test('nobody is told as such, and a guest’s order is not lost', async ({ shop, staff }) => {
  await saveOrders(
    shop.database,
    [{ ...order, number: 'G-7', email: 'guest@example.com', placedAt: shop.clock() }],
    shop.clock(),
  )
  await staff.open('/staff/customers?q=nobody')
  assert.match(staff.main, 'Nobody is found by “nobody”.')
  await staff.open('/staff/customers?q=G-7')
  assert.match(staff.main, 'Placed with guest@example.com and in no account')
})

test('a long list goes on behind the last one, and back to the beginning', async ({ shop, staff }) => {
  const many = Array.from({ length: 30 }, (_, at) => ({
    ...{
      externalId: `M${at}`,
      email: `m${at}@example.com`,
      firstName: 'Marie',
      lastName: `Nr${at}`,
      phone: null,
    },
  }))
  await saveCustomers(shop.database, many, { actor: { kind: 'command' } }, shop.clock())
  await staff.open('/staff/customers?q=marie')
  assert.is(staff.all('tbody tr').length, 25)
  await staff.click('More')
  assert.is(staff.all('tbody tr').length, 5)
  assert.match(staff.url, 'q=marie&after=')
  await staff.click('From the beginning')
  assert.is(staff.all('tbody tr').length, 25)
  for (const junk of ['x', '%00', 'WyJ3IiwtMV0', '[]'])
    assert.is((await staff.open(`/staff/customers?q=marie&after=${junk}`)).all('tbody tr').length, 25)
})

test('a search is in the history, without what was typed', async ({ shop, staff }) => {
  await shop.customer()
  await staff.open('/staff/customers?q=anna@example.com')
  const entries = shop.client
    .prepare("select details from history where event = 'customer-searched'")
    .pluck()
    .all()
  assert.equal(entries, ['{"kind":"email","found":1}'])
  assert.not.match(shop.log(), 'anna@example.com')
})

test('whatever is typed, the page comes', async ({ staff }) => {
  for (const typed of [
    '"',
    "'",
    '*',
    'a OR',
    '(',
    '@',
    '%',
    '\u0000',
    '\u0301',
    'x'.repeat(10_000),
    '🎉',
    'R-',
    '+',
    '<script>',
  ])
    assert.is((await staff.open(`/staff/customers?${new URLSearchParams({ q: typed })}`)).status, 200, typed)
  for (const raw of ['%E0%A4%A', '%', '%ff%fe', '&q=2&q=3'])
    assert.is((await staff.open(`/staff/customers?q=${raw}`)).status, 200, raw)
})

/** Would run, or break out of text, attribute or address, wherever it were written down as it is. */
const canary = (name: string) => `<i id="canary">'"&${name}`

test('nothing that a customer or an order can hold becomes markup on any page of theirs', async ({
  shop,
  staff,
}) => {
  const { id } = await shop.customer({
    email: `o'hara+x&y@example.com`,
    firstName: canary('first'),
    lastName: canary('last'),
  })
  const set = 'update customer set company = ?, external_id = ?, phone = ? where id = ?'
  shop.client.prepare(set).run(canary('company'), canary('id'), canary('phone'), id)
  const parts = Object.fromEntries(
    [
      'called',
      'name',
      'company',
      'line1',
      'line2',
      'district',
      'town',
      'region',
      'postcode',
      'sortingCode',
    ].map((name) => [name, canary(name)]),
  ) as { name: string; line1: string }
  await addAddress(shop.database, id, { ...parts, country: 'FR' }, shop.clock())
  const where = {
    company: canary('c'),
    line2: null,
    district: null,
    region: null,
    postcode: canary('p'),
    country: 'FR',
  }
  const nasty = {
    ...order,
    number: canary('number'),
    email: `o'hara+x&y@example.com`,
    placedAt: shop.clock(),
    note: canary('note'),
    shippingAddress: { name: canary('n'), line1: canary('l'), town: canary('t'), ...where },
    lines: [
      {
        sku: canary('sku'),
        name: canary('line'),
        option: canary('option'),
        quantity: 1,
        unitPrice: 2990,
        discount: 0,
      },
    ],
    shipments: [
      {
        carrier: canary('carrier'),
        trackingNumber: canary('track'),
        trackingUrl: null,
        shippedAt: null,
        deliveredAt: null,
      },
    ],
  }
  await saveOrders(shop.database, [nasty], shop.clock())
  const [address] = shop.client.prepare('select id from address').pluck().all()
  const session = `insert into session (id, token_digest, customer_id, kind, browser, platform, network, created_at, last_seen_at, idle_ends_at, ends_at)
    values ('s', 'd', ?, 'browser', ?, ?, ?, 1, 1, 9e15, 9e15)`
  shop.client
    .prepare(session.replaceAll('9e15', '9000000000000'))
    .run(
      id,
      canary('browser'),
      canary('platform'),
      JSON.stringify({ kind: 'public', prefix: canary('network') }),
    )

  const one = `/staff/customers/${id}`
  const pages = [
    ...[
      '/staff/customers',
      '/staff/customers?q=first',
      `/staff/customers?q=${encodeURIComponent(canary('number'))}`,
    ],
    `/staff/customers?q=${encodeURIComponent(canary('nobody'))}`,
    ...[
      one,
      `${one}/addresses`,
      `${one}/addresses/new`,
      `${one}/addresses/${address}`,
      `${one}/addresses/${address}/remove`,
    ],
    ...[`${one}/orders`, `${one}/orders/${encodeURIComponent(canary('number'))}`, `${one}/web-site-access`],
    ...['disable', 'enable', 'sessions', 'email', 'email/code'].map((act) => `${one}/web-site-access/${act}`),
    `${one}/deletion`,
  ]
  for (const path of pages)
    for (const languages of ['en', 'fr']) {
      await staff.open(path, { 'accept-language': languages })
      assert.is(staff.status, 200, path)
      assert.not.ok(staff.find('#canary'), path)
      assert.match(staff.html, '&lt;i id=', path)
    }
})

test('customers are found though nothing can be written', async ({ shop, staff }) => {
  await shop.customer(claire)
  shop.client.exec(
    "create trigger no_history before insert on history begin select raise(abort, 'full'); end",
  )
  await staff.open('/staff/customers?q=moreau')
  assert.is(staff.status, 200)
  assert.match(staff.main, 'Claire Moreau')
  assert.match(shop.log(), 'search_not_recorded')
})

test.run()
