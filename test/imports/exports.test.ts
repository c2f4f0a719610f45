import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Desk, openDesk } from './desk.ts'

const test = suite<{ desk: Desk }>('Exports of other systems, as they write them')

test.before.each((t) => {
  t.desk = openDesk()
})
test.after.each(({ desk }) => desk.close())

const nantes = {
  name: 'Anna Brandt',
  company: null,
  line1: '12 rue des Carmes',
  line2: null,
  district: null,
  town: 'Nantes',
  region: null,
  postcode: '44000',
  country: 'FR',
}

test('Shopify, orders: further lines join their order, and every sum comes out right', async ({ desk }) => {
  const { code, out } = await desk.type(
    'import',
    'orders',
    desk.sample('shopify-orders.csv'),
    '--from',
    'shopify',
  )
  assert.is(out, '2 orders: 2 created, 0 not taken.\n')
  assert.is(code, 0)

  const [first, second] = desk.orders()
  assert.equal(first, {
    number: '1001',
    email: 'anna@example.com',
    status: 'delivered',
    currency: 'EUR',
    discount: 500,
    shipping: 490,
    tax: 832,
    total: 4990,
    shipping_address: { ...nantes, line2: 'Bât. B' },
    billing_address: { ...nantes, line2: 'Bât. B', company: 'Brandt & Fils' },
    note: null,
    reorder_url: null,
    placed_at: Date.parse('2024-03-01T09:15:00Z'),
    lines: [
      { sku: 'CUP-1', name: 'Cup, blue - Large', option: null, quantity: 2, unit_price: 1500, discount: 0 },
      { sku: '=POT-2', name: 'Teapot', option: null, quantity: 1, unit_price: 2000, discount: 0 },
    ],
    shipments: [
      {
        carrier: null,
        tracking_number: null,
        tracking_url: null,
        shipped_at: Date.parse('2024-03-03T08:00:00Z'),
      },
    ],
  } as never)
  assert.is(second?.status, 'cancelled')
  assert.is(second?.total, 2332)
  assert.is(second?.shipping_address?.postcode, '02928', 'the zero in front is kept, its apostrophe not')
  assert.is(second?.shipping_address?.region, 'MA')
})

test('Shopify, discounts: those of the lines are counted once, whether or not the sum contains them', async ({
  desk,
}) => {
  const head =
    'Name,Currency,Subtotal,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem discount'
  const rows = [
    '#1,EUR,25.00,25.00,5.00,2024-03-01 10:15:00 +0100,2,Cup,15.00,0.00',
    '#2,EUR,25.00,25.00,5.00,2024-03-01 10:15:00 +0100,2,Cup,15.00,2.00',
    '#3,EUR,23.00,23.00,5.00,2024-03-01 10:15:00 +0100,2,Cup,15.00,2.00',
    '#4,EUR,28.00,28.00,0.00,2024-03-01 10:15:00 +0100,2,Cup,15.00,2.00',
  ]
  await desk.type(
    'import',
    'orders',
    desk.write('orders.csv', [head, ...rows].join('\n')),
    '--from',
    'shopify',
  )
  assert.equal(
    desk.orders().map(({ discount }) => discount),
    [500, 300, 500, 0],
  )
  for (const { lines, discount, total } of desk.orders())
    assert.is(
      lines.reduce((sum, each) => sum + each.quantity * each.unit_price - each.discount, 0) - discount,
      total,
    )
})

test('Shopify, customers: apostrophes of names stay, phones become E.164, nobody nameless comes in', async ({
  desk,
}) => {
  const { code, err } = await desk.type(
    'import',
    'customers',
    desk.sample('shopify-customers.csv'),
    '--from',
    'shopify',
  )
  assert.is(code, 1)
  assert.match(err, 'Line 4, First Name: must not be empty')
  assert.equal(
    desk.rows(
      'select external_id, email, first_name, last_name, company, phone, password_hash from customer order by email',
    ),
    [
      {
        ...{ external_id: '6789012345', email: 'anna@example.com', first_name: 'Anna', last_name: 'Brandt' },
        ...{ company: 'Brandt & Fils', phone: '+33240123456', password_hash: null },
      },
      {
        ...{ external_id: '6789012346', email: 'bo@example.com', first_name: 'Bo', last_name: "'t Hooft" },
        ...{ company: null, phone: '+31612345678', password_hash: null },
      },
    ],
  )
})

test('WooCommerce, orders, a row for each item: fees and prices that cannot be shared out lose no cent', async ({
  desk,
}) => {
  const { code } = await desk.type(
    'import',
    'orders',
    desk.sample('woocommerce-orders-one-row-per-item.csv'),
    '--from',
    'woocommerce',
  )
  assert.is(code, 0)
  const [first, second] = desk.orders()
  assert.is(first?.number, '812')
  assert.is(first?.placed_at, Date.parse('2024-03-01T09:15:00Z'), 'in the time zone of the shop')
  assert.is(first?.status, 'delivered')
  assert.equal(first?.lines, [
    { sku: 'CUP-1', name: 'Cup, blue', option: 'Size: Large', quantity: 2, unit_price: 1250, discount: 0 },
    { sku: null, name: 'Teapot', option: null, quantity: 1, unit_price: 1668, discount: 0 },
  ])
  assert.equal(first?.shipping_address, nantes)
  assert.equal(second?.lines, [
    { sku: 'SPN', name: 'Spoon', option: null, quantity: 3, unit_price: 334, discount: 2 },
    { sku: null, name: 'Fee', option: null, quantity: 1, unit_price: 200, discount: 0 },
  ])
  for (const order of [first, second]) {
    const lines =
      order?.lines.reduce((sum, line) => sum + line.quantity * line.unit_price - line.discount, 0) ?? 0
    const { discount = 0, shipping = 0, tax = 0, total } = order ?? {}
    assert.is(lines - discount + shipping + tax, total, order?.number)
  }
  assert.is(second?.status, 'received')
  assert.is(second?.shipping_address, null)
})

test('WooCommerce, orders, all items in one cell: escaped signs in a name are read back', async ({
  desk,
}) => {
  await desk.type('import', 'orders', desk.sample('woocommerce-orders-default.csv'), '--from', 'woocommerce')
  const [order] = desk.orders()
  assert.is(order?.number, 'WEB-812')
  assert.equal(
    order?.lines.map(({ name, option, unit_price }) => [name, option, unit_price]),
    [
      ['Cup: blue; large', 'Size: Large', 1250],
      ['Teapot', null, 1668],
    ],
  )
})

test('WebToffee, orders: a column for each item', async ({ desk }) => {
  const { code } = await desk.type(
    'import',
    'orders',
    desk.sample('webtoffee-orders.csv'),
    '--from',
    'woocommerce',
  )
  assert.is(code, 0)
  const [order] = desk.orders()
  assert.is(order?.email, 'gli@example.com')
  assert.is(order?.shipping_address?.postcode, '00184')
  assert.equal(
    order?.lines.map(({ sku, name, unit_price }) => [sku, name, unit_price]),
    [
      [null, 'Gli asini – nuova serie · 121', 1300],
      ['A-122', 'Gli asini – nuova serie · 122', 1300],
    ],
  )
})

test('WooCommerce, customers: the whole name is taken apart behind the first word', async ({ desk }) => {
  await desk.type('import', 'customers', desk.sample('woocommerce-customers.csv'), '--from', 'woocommerce')
  assert.equal(desk.rows('select first_name, last_name, email from customer order by email'), [
    { first_name: 'Anna', last_name: 'Brandt', email: 'anna@example.com' },
    { first_name: 'Jan', last_name: 'van der Berg', email: 'jan@example.com' },
  ])
})

test('our own format: semicolons, money and dates as people write them, shipments', async ({ desk }) => {
  const { code } = await desk.type('import', 'orders', desk.sample('comptoir-orders.csv'))
  assert.is(code, 0)
  const [first, second] = desk.orders()
  assert.is(first?.total, 124_490)
  assert.is(first?.shipping, 490)
  assert.is(first?.note, 'Merci !')
  assert.equal(
    first?.lines.map(({ unit_price }) => unit_price),
    [120_000, 2000],
  )
  assert.equal(first?.shipments, [
    {
      carrier: 'Colissimo',
      tracking_number: '8Q1',
      tracking_url: 'https://suivi.example/8Q1',
      shipped_at: Date.parse('2024-03-01T23:00:00Z'),
    },
  ] as never)
  assert.is(second?.currency, 'JPY')
  assert.is(second?.total, 12_000)
  assert.is(second?.placed_at, Date.parse('2024-03-01T07:00:00Z'))

  assert.is((await desk.type('import', 'customers', desk.sample('comptoir-customers.csv'))).code, 0)
  assert.equal(desk.rows('select email, phone, language from customer order by email'), [
    { email: 'anna@example.com', phone: '+33240123456', language: 'fr' },
    { email: 'bo@example.com', phone: '+441174960018', language: 'en' },
  ])
})

test('a file of one system under the name of another ends with a sentence that names the right one', async ({
  desk,
}) => {
  const { code, err } = await desk.type(
    'import',
    'orders',
    desk.sample('shopify-orders.csv'),
    '--from',
    'woocommerce',
  )
  assert.is(code, 1)
  assert.match(err, 'comptoir import orders --from shopify reads it')
  const customers = await desk.type(
    'import',
    'orders',
    desk.sample('shopify-customers.csv'),
    '--from',
    'shopify',
  )
  assert.match(customers.err, 'comptoir import customers --from shopify reads it')
})

test('twice is once, for every one of them', async ({ desk }) => {
  const all = [
    ['orders', 'shopify', 'shopify-orders.csv'],
    ['orders', 'woocommerce', 'woocommerce-orders-one-row-per-item.csv'],
    ['orders', 'comptoir', 'comptoir-orders.csv'],
    ['customers', 'woocommerce', 'woocommerce-customers.csv'],
    ['customers', 'comptoir', 'comptoir-customers.csv'],
  ]
  const everything = () => [
    desk.rows('select * from customer_order order by id'),
    desk.rows('select * from order_line order by id'),
    desk.rows('select * from shipment order by id'),
    desk.rows('select * from customer order by id'),
  ]
  for (const [what = '', from = '', file = ''] of all) {
    await desk.type('import', what, desk.sample(file), '--from', from)
    const before = everything()
    const { code, out } = await desk.type('import', what, desk.sample(file), '--from', from)
    assert.is(code, 0)
    assert.match(out, /^\d+ \w+: \d+ unchanged, 0 not taken/)
    assert.equal(everything(), before, file)
  }
})

test.run()
