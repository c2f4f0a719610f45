import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { saveCustomers } from '../../../src/accounts/save-customers.ts'
import { queueEmail } from '../../../src/email/outbox.ts'
import { customersPerPage, makeSearchCustomers } from '../../../src/features/customers/search-customers.ts'
import { readPlace, writePlace } from '../../../src/features/customers/search-place.ts'
import { saveOrders } from '../../../src/orders/save-orders.ts'
import { openShop, type Shop } from '../../support/shop.ts'

type Search = ReturnType<typeof makeSearchCustomers>
const test = suite<{ shop: Shop; search: Search }>('Finding a customer by whatever is typed')

const people = [
  ['anna@example.com', 'Anna', 'Brandt', 'Menuiserie Brandt', '+33612345678'],
  ['anna@example.org', 'Anna', 'Kowalska', null, '+33240123456'],
  ['zoe.lefevre@perrin.example', 'Zoé', 'Lefèvre', null, '+390612345678'],
  ['r.chard@example.com', 'Wendy', 'Richard', '3 Suisses', '+442079460018'],
  ['bulk1001@example.com', 'Otto', 'Quist', '1001 Listes', null],
] as const

test.before(async (t) => {
  t.shop = await openShop()
  const { database, clock } = t.shop
  t.search = makeSearchCustomers(database, 'FR')
  const incoming = people.map(([email, firstName, lastName, company, phone], at) => ({
    ...{ email, firstName, lastName, company, phone },
    externalId: `C-${at}`,
  }))
  await saveCustomers(database, incoming, { actor: { kind: 'command' } }, clock())
})

test.after(({ shop }) => shop.close())

/** The first names that a text finds, in the order of the list. */
const namesFor = async (search: Search, typed: string) =>
  (await search(typed, null)).customers.map(({ firstName, lastName }) => `${firstName} ${lastName}`)

const cases: [typed: string, found: string[]][] = [
  ['anna@example.com', ['Anna Brandt']],
  ['  ANNA@Example.COM\n', ['Anna Brandt']],
  ['anna@', ['Anna Brandt', 'Anna Kowalska']],
  ['anna@exa', ['Anna Brandt', 'Anna Kowalska']],
  ['anna@exmaple.com', ['Anna Brandt', 'Anna Kowalska']],
  ['@example.com', []],
  ['zoe', ['Zoé Lefèvre']],
  ['LEFEVRE Zo', ['Zoé Lefèvre']],
  ['menuis brandt', ['Anna Brandt']],
  ['Richard', ['Wendy Richard']],
  ['06 12 34 56 78', ['Anna Brandt']],
  ['0612', ['Anna Brandt']],
  ['+33 6 12 34 56 78', ['Anna Brandt']],
  ['0033612345678', ['Anna Brandt']],
  ['33612345678', ['Anna Brandt']],
  ['(02) 40.12-34/56', ['Anna Kowalska']],
  ['020 7946 0018', ['Wendy Richard']],
  ['０６１２', ['Anna Brandt']],
  ['1001', ['Otto Quist']],
  ['1001 listes', ['Otto Quist']],
  ['3 sui', ['Wendy Richard']],
  ['nobody at all', []],
  ['%', []],
  ['anna%', ['Anna Kowalska', 'Anna Brandt']],
  ['"anna" OR', []],
]

for (const [typed, found] of cases)
  test(`${JSON.stringify(typed)} finds ${found.join(' and ') || 'nobody'}`, async ({ search }) => {
    assert.equal(await namesFor(search, typed), found)
  })

test('an address that nobody has is told from those that are like it', async ({ search }) => {
  assert.is((await search('anna@example.com', null)).onlyLocalPart, false)
  assert.is((await search('anna@nowhere.example', null)).onlyLocalPart, true)
  assert.is((await search('nobody@nowhere.example', null)).onlyLocalPart, false)
})

test('nothing typed shows everybody, the newest first', async ({ search }) => {
  for (const typed of ['', '   ', '\u0000\u0007']) assert.is((await namesFor(search, typed))[0], 'Otto Quist')
})

test('an order is found by its number however it is written, a guest’s too', async ({ shop, search }) => {
  const { database, clock } = shop
  const zoe = await shop.customer({ email: 'zoe@example.com', firstName: 'Zoé', lastName: 'Petit' })
  const order = { status: 'sent', currency: 'EUR', discount: 0, shipping: 0, tax: 0, total: 100 } as const
  const empty = {
    shippingAddress: null,
    billingAddress: null,
    note: null,
    reorderUrl: null,
    lines: [],
    shipments: [],
  }
  await saveOrders(
    database,
    [
      { ...order, ...empty, number: 'WEB-1042', email: zoe.email, placedAt: clock() },
      { ...order, ...empty, number: 'No. 77', email: 'guest@example.com', placedAt: clock() },
    ],
    clock(),
  )
  for (const typed of ['WEB-1042', 'web-1042', '#WEB-1042', 'n° web-1042']) {
    const { hits } = await search(typed, null)
    assert.equal(
      hits.map((hit) => [hit.by, hit.customer?.id]),
      [['order', zoe.id]],
      typed,
    )
  }
  const { hits } = await search('77', null)
  assert.equal(hits, [{ by: 'order', number: 'No. 77', customer: null, email: 'guest@example.com' }])
})

test('a reference leads to the customer of its email, misread letters and all', async ({ shop, search }) => {
  const { database, clock } = shop
  const [otto] = (await search('quist', null)).customers
  if (!otto) throw new Error('Otto is not found')
  const email = { kind: 'temporary-password', recipient: otto.email, language: 'en', facts: {} } as const
  await queueEmail(database, { ...email, customerId: otto.id, reference: 'R-7K0N1W' }, clock())
  await queueEmail(
    database,
    { ...email, customerId: null, reference: 'R-1CHARD', withheld: 'no-account' },
    clock(),
  )
  for (const typed of ['R-7K0N1W', 'r7k0n1w', 'R–7KO NLW', 'r-7ko-niw']) {
    const { hits, customers } = await search(typed, null)
    assert.equal(
      hits.map((hit) => [hit.by, hit.customer?.id]),
      [['reference', otto.id]],
      typed,
    )
    assert.equal(customers, [])
  }
  const { hits } = await search('R-1CHARD', null)
  assert.equal(hits, [{ by: 'reference', reference: 'R-1CHARD', customer: null }])
})

test('the shop’s own number of a customer finds just that one', async ({ search }) => {
  const { hits } = await search('C-2', null)
  assert.equal(
    hits.map((hit) => [hit.by, hit.customer?.firstName]),
    [['externalId', 'Zoé']],
  )
})

const many = customersPerPage * 2 + 3

for (const [what, typed, incoming] of [
  [
    'words',
    'quentin',
    (at: number) => ({
      email: `q${at}@words.example`,
      firstName: 'Quentin',
      lastName: `Nr${at}`,
      phone: null,
    }),
  ],
  [
    'email',
    'same.',
    (at: number) => ({ email: `same.${at}@email.example`, firstName: 'A', lastName: `B${at}`, phone: null }),
  ],
  [
    'phone',
    '0199',
    (at: number) => ({
      email: `p${at}@phone.example`,
      firstName: 'A',
      lastName: `C${at}`,
      phone: `+33199${String(at >> 1).padStart(6, '0')}`,
    }),
  ],
  [
    'nothing',
    '',
    (at: number) => ({ email: `n${at}@all.example`, firstName: 'A', lastName: `D${at}`, phone: null }),
  ],
] as const)
  test(`pages of a list by ${what}: each customer once, also while others come and go`, async ({
    shop,
    search,
  }) => {
    const { database, clock } = shop
    const added = Array.from({ length: many }, (_, at) => ({ ...incoming(at), externalId: `${what}-${at}` }))
    await saveCustomers(database, added, { actor: { kind: 'command' } }, clock())
    const ours = new Set(added.map(({ email }) => email))
    const seen: string[] = []
    const text = what === 'email' ? 'same.1@' : typed
    if (what === 'email') assert.is((await search(text, null)).customers.length, 1)

    let place = null as Awaited<ReturnType<Search>>['next']
    for (let page = 0; page < 10; page += 1) {
      const { customers, next } = await search(what === 'email' ? 'same.' : typed, place)
      seen.push(...customers.map(({ email }) => email))
      await saveCustomers(
        database,
        [{ ...incoming(1000 + page), externalId: `${what}-late-${page}` }],
        { actor: { kind: 'command' } },
        clock(),
      )
      if (!next) break
      assert.equal(readPlace(writePlace(next)), next)
      place = next
    }
    assert.is(new Set(seen).size, seen.length)
    for (const email of ours) assert.ok(seen.includes(email), email)
  })

test('a place of another list, or none of ours, begins at the beginning', async ({ search }) => {
  const first = await search('zoe', null)
  assert.equal((await search('zoe', ['e', 'anna@example.com'])).customers, first.customers)
  for (const written of [
    '',
    'x',
    writePlace(['w', 1]).slice(1),
    Buffer.from('["w",-1]').toString('base64url'),
    'W'.repeat(5000),
  ])
    assert.is(readPlace(written), null)
})

test('no text whatever is a mistake', async ({ search }) => {
  const looksLike = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        '*',
        '@',
        '(',
        ')',
        ':',
        '-',
        '+',
        '0',
        'a',
        'R-',
        ' OR ',
        'NEAR(',
        '\0',
        '%',
        '_',
        '\u0301',
        '\ud800',
      ),
    }),
    fc.constantFrom(
      'x'.repeat(10_000),
      '0'.repeat(10_000),
      '@'.repeat(10_000),
      `a@${'b.'.repeat(5000)}`,
      '"'.repeat(9999),
    ),
  )
  await fc.assert(
    fc.asyncProperty(looksLike, async (text) => {
      assert.ok(Array.isArray((await search(text, null)).customers))
    }),
    { numRuns: 80 },
  )
})

test.run()
