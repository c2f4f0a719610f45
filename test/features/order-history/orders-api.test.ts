import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { everything } from '../../http/knock.ts'
import { openCaller, trayOrder } from '../../support/api-caller.ts'
import { openShop, type Shop } from '../../support/shop.ts'

type Order = typeof trayOrder & {
  number: string
  note: string | null
  shippingAddress: unknown
  shipments: unknown[]
  customer: { id: string; externalId: string | null } | null
  updatedAt: string
}
type List = { items: Order[]; next: string | null }
type Batch = {
  results: { number: string | null; outcome: string; errors: { pointer: string; detail: string }[] }[]
}

type Scene = { shop: Shop; caller: Awaited<ReturnType<typeof openCaller>> }
const test = suite<Scene>('Orders over the API')

test.before.each(async (scene) => {
  scene.shop = await openShop()
  scene.caller = await openCaller(scene.shop)
})
test.after.each(({ shop }) => shop.close())

test('the same call twice: 201, then 200, and the same order', async ({ shop, caller: { call } }) => {
  const first = await call<Order>('PUT', '/orders/1042', { body: trayOrder })
  assert.is(first.status, 201)
  assert.is(first.headers.get('location'), '/api/v1/orders/1042')
  const before = everything(shop)

  const again = await call<Order>('PUT', '/orders/1042', { body: trayOrder })
  assert.is(again.status, 200)
  assert.equal(again.body, first.body)
  assert.is(everything(shop), before)

  const read = await call<Order>('GET', '/orders/1042')
  assert.equal([read.status, read.body], [200, first.body])
  assert.is(read.body.placedAt, '2026-11-20T09:00:00.000Z')
  assert.equal(read.body.lines, [
    { sku: null, name: 'Zinc tray', option: null, quantity: 2, unitPrice: 1250, discount: 0 },
  ])
  assert.is((await call('HEAD', '/orders/1042')).text, '')
})

test('an order is told whole each time: what is left out is empty again', async ({ caller: { call } }) => {
  const full = {
    ...trayOrder,
    note: 'Two parcels.\nThe second on Monday.',
    shippingAddress: { name: 'Anna Brandt', line1: 'Lindenstr. 4', postcode: '10969', country: 'DE' },
    shipments: [{ carrier: 'DHL', trackingUrl: 'https://dhl.example/1', shippedAt: '2026-11-21T08:00:00Z' }],
  }
  const put = await call<Order>('PUT', '/orders/1042', { body: full })
  assert.is(put.body.note, full.note)
  assert.is(put.body.shipments.length, 1)

  const bare = await call<Order>('PUT', '/orders/1042', { body: trayOrder })
  assert.equal([bare.body.note, bare.body.shippingAddress, bare.body.shipments], [null, null, []])
})

test('of twenty identical calls at the same moment one is 201, and one order is there', async ({
  shop,
  caller: { call },
}) => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => call<Order>('PUT', '/orders/1042', { body: trayOrder })),
  )
  const statuses = answers.map(({ status }) => status).toSorted()
  assert.equal(statuses, [...Array.from({ length: 19 }, () => 200), 201])
  assert.is(new Set(answers.map(({ text }) => text)).size, 1)
  assert.is(shop.client.prepare('select count(*) from customer_order').pluck().get(), 1)
  assert.is(shop.client.prepare('select count(*) from order_line').pluck().get(), 1)
})

test('a number may hold a slash, a space or an umlaut, and never a way out of its place', async ({
  caller: { call },
}) => {
  for (const number of ['2026/0042', 'Nr. 7 ü', '50%', 'a?b#c', '%2F', "o'x"]) {
    const path = `/orders/${encodeURIComponent(number)}`
    const put = await call<Order>('PUT', path, { body: trayOrder })
    assert.is(put.status, 201, number)
    assert.is(put.body.number, number)
    assert.is(put.headers.get('location'), `/api/v1${path}`)
    assert.is((await call<Order>('GET', path)).body.number, number)
  }
  assert.is((await call('GET', '/orders/nothing')).status, 404)
  assert.is((await call('GET', `/orders/${'9'.repeat(65)}`)).status, 404)
  const tooLong = await call('PUT', `/orders/${'9'.repeat(65)}`, { body: trayOrder })
  assert.is(tooLong.status, 422)
  assert.equal(tooLong.body.errors, [{ parameter: 'number', detail: 'At most 64 characters' }])
  assert.is((await call('PUT', '/orders/a%00b', { body: trayOrder })).status, 422)
})

test('every field that is wrong is named, and nothing is written', async ({ shop, caller: { call } }) => {
  const before = everything(shop)
  const wrong: [body: object, pointer: string][] = [
    [{ email: 'anna' }, '#/email'],
    [{ email: 'a@example.com\u0000' }, '#/email'],
    [{ status: 'lost' }, '#/status'],
    [{ currency: 'eur' }, '#/currency'],
    [{ currency: 'EUZ' }, '#/currency'],
    [{ total: 29.9 }, '#/total'],
    [{ total: -1 }, '#/total'],
    [{ total: '2990' }, '#/total'],
    [{ total: 1e15 }, '#/total'],
    [{ tax: null }, '#/tax'],
    [{ placedAt: '2026-02-30T10:00:00Z' }, '#/placedAt'],
    [{ placedAt: '2026-11-20' }, '#/placedAt'],
    [{ placedAt: '0001-01-01T00:00:00Z' }, '#/placedAt'],
    [{ note: 'a\u0000b' }, '#/note'],
    [{ note: 'half \ud83d' }, '#/note'],
    [{ note: 'x'.repeat(2001) }, '#/note'],
    [{ reorderUrl: 'javascript:alert(1)' }, '#/reorderUrl'],
    [{ reorderUrl: 'https://shop.example/ x' }, '#/reorderUrl'],
    [{ lines: [{ ...trayOrder.lines[0], name: 'a\nb' }] }, '#/lines/0/name'],
    [{ lines: [trayOrder.lines[0], { name: 'x', quantity: 0, unitPrice: 1 }] }, '#/lines/1/quantity'],
    [{ lines: [{ name: 'x', quantity: 1 }] }, '#/lines/0/unitPrice'],
    [{ lines: {} }, '#/lines'],
    [{ lines: Array.from({ length: 501 }, () => trayOrder.lines[0]) }, '#/lines'],
    [{ shipments: [{ trackingUrl: 'ftp://x.example/' }] }, '#/shipments/0/trackingUrl'],
    [{ shippingAddress: { name: 'Anna', country: 'Germany' } }, '#/shippingAddress/country'],
    [{ shippingAddress: { name: 'Anna', street: 'x' } }, '#/shippingAddress/street'],
    [{ customerId: 'x' }, '#/customerId'],
    [{ id: 'x' }, '#/id'],
    [{ 'a/b~c': 1 }, '#/a~1b~0c'],
  ]
  for (const [change, pointer] of wrong) {
    const answer = await call('PUT', '/orders/1042', { body: { ...trayOrder, ...change } })
    assert.is(answer.status, 422, pointer)
    assert.is(answer.type, 'application/problem+json')
    assert.equal(
      answer.body.errors?.map((each) => each.pointer),
      [pointer],
    )
    const isMissing = pointer.endsWith('unitPrice')
    assert.is(answer.body.errors?.[0]?.detail === 'Is missing', isMissing, pointer)
  }
  const empty = await call('PUT', '/orders/1042', { body: {} })
  assert.equal(
    empty.body.errors?.map(({ pointer }) => pointer),
    ['#/status', '#/currency', '#/total', '#/placedAt'],
  )
  assert.is(everything(shop).replace(/"last_used_at":\d+/, '"last_used_at":null'), before)
})

test('the list goes through all, in the sequence of their last change, while orders arrive', async ({
  shop,
  caller: { call },
}) => {
  for (let i = 0; i < 7; i += 1) {
    if (i % 3 === 0) shop.pass(1000)
    await call('PUT', `/orders/n${i}`, { body: trayOrder })
  }
  const first = await call<List>('GET', '/orders?limit=3')
  shop.pass(1000)
  await call('PUT', '/orders/n0', { body: { ...trayOrder, status: 'delivered' } })
  await call('PUT', '/orders/n9', { body: trayOrder })

  const seen = first.body.items.map(({ number }) => number)
  for (let next = first.body.next; next !== null; ) {
    const page = await call<List>('GET', `/orders?limit=3&cursor=${next}`)
    assert.is(page.status, 200)
    seen.push(...page.body.items.map(({ number }) => number))
    next = page.body.next
  }
  assert.equal(seen.toSorted(), ['n0', 'n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n9'])
  assert.equal(seen.slice(-2).toSorted(), ['n0', 'n9'], 'what changed meanwhile comes last')
  assert.is((await call<List>('GET', '/orders?limit=200')).body.next, null)
})

test('the list by customer, by email and since an instant', async ({ shop, caller: { call } }) => {
  const anna = await shop.customer()
  shop.client.prepare("update customer set email_proven_at = 1, external_id = 'a1'").run()
  await call('PUT', '/orders/1', { body: trayOrder })
  shop.pass(60_000)
  await call('PUT', '/orders/2', { body: { ...trayOrder, email: 'Theo@Example.com' } })
  const numbers = async (query: string) =>
    (await call<List>('GET', `/orders?${query}`)).body.items.map(({ number }) => number)

  assert.equal(await numbers('customer=a1'), ['1'])
  assert.equal(await numbers('customer=a2'), [])
  assert.equal(await numbers('email=THEO@example.com'), ['2'])
  assert.equal(await numbers('updatedSince=2026-11-23T13:41:00Z'), ['2'])
  assert.equal(await numbers('updatedSince=2026-11-23T14:40:00%2B01:00'), ['1', '2'])
  const { customer } = (await call<Order>('GET', '/orders/1')).body
  assert.equal(customer, { id: anna.id, externalId: 'a1' })
  assert.is((await call<Order>('GET', '/orders/2')).body.customer, null)
})

test('a parameter that is wrong, unknown or comes twice is named', async ({ caller: { call } }) => {
  for (const [query, parameter] of [
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['offset=1', 'offset'],
    ['email=x', 'email'],
    ['updatedSince=yesterday', 'updatedSince'],
    ['cursor=x', 'cursor'],
    [`cursor=${Buffer.from('[1,"x"]').toString('base64url')}`, 'cursor'],
    [`cursor=${'A'.repeat(501)}`, 'cursor'],
    ['access_token=ck_x', 'access_token'],
  ] as const) {
    const answer = await call('GET', `/orders?${query}`)
    assert.is(answer.status, 422, query)
    assert.is(answer.body.errors?.[0]?.parameter, parameter)
  }
})

test('a batch: each line has its own result, and a bad one keeps back no other', async ({
  shop,
  caller: { call },
}) => {
  await call('PUT', '/orders/1', { body: trayOrder })
  const orders = [
    { ...trayOrder, number: '1' },
    { ...trayOrder, number: '2' },
    { ...trayOrder, number: '3', total: 'much' },
    'rubbish',
    { ...trayOrder },
    { ...trayOrder, number: '1', status: 'delivered' },
    { ...trayOrder, number: '4', lines: [{ name: 'x', quantity: 1, unitPrice: 1, extra: 1 }] },
  ]
  const answer = await call<Batch>('POST', '/orders/batch', { body: { orders } })
  assert.is(answer.status, 200)
  assert.equal(
    answer.body.results.map(({ number, outcome, errors }) => [
      number,
      outcome,
      errors.map(({ pointer }) => pointer),
    ]),
    [
      ['1', 'unchanged', []],
      ['2', 'created', []],
      ['3', 'invalid', ['#/orders/2/total']],
      [null, 'invalid', ['#/orders/3']],
      [null, 'invalid', ['#/orders/4/number']],
      ['1', 'replaced', []],
      ['4', 'invalid', ['#/orders/6/lines/0/extra']],
    ],
  )
  assert.equal(shop.client.prepare('select number from customer_order order by number').pluck().all(), [
    '1',
    '2',
  ])
})

test('a batch takes 1 to 500 orders and up to 5 MB', async ({ caller: { call } }) => {
  const orders = Array.from({ length: 501 }, (_, i) => ({ ...trayOrder, number: `${i}` }))
  assert.is((await call('POST', '/orders/batch', { body: { orders } })).status, 422)
  assert.is((await call('POST', '/orders/batch', { body: { orders: [] } })).status, 422)
  assert.is((await call('POST', '/orders/batch', { body: [] })).status, 422)
  const most = await call<Batch>('POST', '/orders/batch', { body: { orders: orders.slice(1) } })
  assert.is(most.status, 200)
  assert.ok(most.body.results.every(({ outcome }) => outcome === 'created'))
  assert.is(most.body.results.length, 500)
  assert.is((await call('POST', '/orders/batch', { raw: ' '.repeat(5_000_001) })).status, 413)
  assert.is((await call('POST', '/orders/batch', { raw: ' '.repeat(5_000_000) })).status, 400)
})

test('an order that arrives is in the account of whom it belongs to, and in nobody else’s', async ({
  shop,
  caller: { call },
}) => {
  const anna = await shop.customer()
  await shop.customer({ email: 'claire@example.com' })
  shop.client.prepare('update customer set email_proven_at = 1').run()
  await call('PUT', '/orders/PF-2201', { body: trayOrder })

  for (const [email, sees] of [
    [anna.email, true],
    ['claire@example.com', false],
  ] as const) {
    const browser = shop.browser()
    await browser.open('/login')
    await browser.type('Email', email).type('Password', anna.password).press('Log in')
    await browser.open('/order-history')
    assert.is(browser.main.includes('PF-2201'), sees, email)
  }
})

test.run()
