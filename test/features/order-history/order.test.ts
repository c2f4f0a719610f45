import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadDemo } from '../../../src/demo/load.ts'
import { sumsOf } from '../../../src/features/order-history/sums.ts'
import { webLink } from '../../../src/features/order-history/web-link.ts'
import { paths } from '../../../src/paths.ts'
import type { Browser } from '../../support/browser.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { days, logIn } from '../login/steps.ts'
import { give } from './orders-of.ts'

const test = suite<{ shop: Shop; id: string; browser: Browser }>('One order')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.id = (await t.shop.customer()).id
  t.browser = await logIn(t.shop.browser(), anna.email, anna.password ?? '')
})

test.after.each(({ shop }) => shop.close())

const cells = (browser: Browser, rows: string) =>
  browser
    .all(rows)
    .map((row) =>
      [...row.querySelectorAll('th, td')].map(({ textContent }) =>
        (textContent ?? '').replace(/\s+/g, ' ').trim(),
      ),
    )

const textOf = (browser: Browser, css: string) =>
  (browser.find(css)?.textContent ?? '').replace(/\s+/g, ' ').trim()

const hrefOf = (browser: Browser, label: string) => browser.links.find((link) => link.label === label)?.href

const nowhere = { company: null, line2: null, district: null, region: null }
const home = {
  ...nowhere,
  name: 'Anna Brandt',
  line1: '14 Mill Lane',
  town: 'Bristol',
  postcode: 'BS1 4QA',
  country: 'GB',
}
const grandma = {
  ...nowhere,
  name: 'Ilse Vogel',
  line1: 'Fliederstieg 3',
  town: 'Lübeck',
  postcode: '23552',
  country: 'DE',
}

/** An order with everything: two lines, one of them reduced, a reduction of the whole, two parcels, a note. */
const everything = (shop: Shop) => ({
  number: '10482',
  daysAgo: 2,
  status: 'sent' as const,
  total: 6450,
  discount: 500,
  shipping: 690,
  tax: 1075,
  note: 'Fired on Thursday.\nHandle it like an egg.',
  reorderUrl: 'https://perrin.example/again/10482',
  shippingAddress: grandma,
  billingAddress: home,
  lines: [
    { name: 'Tea towel', option: 'blue stripe', quantity: 3, unitPrice: 1200, discount: 360 },
    { name: 'Bowl “Erdre”', option: null, quantity: 2, unitPrice: 1510, discount: 0 },
  ],
  shipments: [
    {
      carrier: 'Colissimo',
      trackingNumber: '6A123',
      trackingUrl: 'https://carrier.example/6A123',
      shippedAt: new Date(shop.clock().getTime() - days(1)),
      deliveredAt: null,
    },
    { carrier: 'By bicycle', trackingNumber: null, trackingUrl: null, shippedAt: null, deliveredAt: null },
  ],
})

test('the whole bill, from the list', async ({ shop, id, browser }) => {
  await give(shop, id, [everything(shop)])
  await browser.open('/order-history')
  await browser.click('No. 10482')

  assert.is(browser.url, '/order-history/10482')
  assert.is(browser.title, 'Order 10482 – Perrin & Filles')
  assert.is(browser.find('nav.tabs [aria-current]')?.textContent, 'Order History')
  assert.is(textOf(browser, 'dl'), 'Date 21 November 2026Status On its way')
  assert.is(textOf(browser, 'caption'), 'What you ordered, in euros')
  assert.equal(cells(browser, '.lines tbody tr'), [
    ['Tea towel blue stripe', '3', '3 × 12.00Discount −3.60', '32.40'],
    ['Bowl “Erdre”', '2', '2 × 15.10', '30.20'],
  ])
  assert.equal(cells(browser, '.lines tfoot tr'), [
    ['Goods', '62.60'],
    ['Discount', '−5.00'],
    ['Delivery', '6.90'],
    ['Total', '€64.50'],
    ['of which tax', '10.75'],
  ])
  assert.match(browser.main, /Shipped to\s+Ilse Vogel\s+Fliederstieg 3\s+23552 Lübeck\s+GERMANY/i)
  assert.match(browser.main, /Billed to\s+Anna Brandt\s+14 Mill Lane\s+BRISTOL\s+BS1 4QA\s+UNITED KINGDOM/)
  assert.match(browser.main, /A note from us\s+Fired on Thursday.\s+Handle it like an egg./)
  assert.match(browser.main, /Parcel 1 of 2\s+Colissimo, number 6A123/)
  assert.match(browser.main, /Handed to the carrier\s+yesterday, 14:40/)
  assert.match(browser.main, /Parcel 2 of 2\s+By bicycle\s+Order received/)
})

test('in French, with French figures', async ({ shop, browser, id }) => {
  await give(shop, id, [everything(shop)])
  await browser.open('/order-history/10482')
  await browser.press('Français')
  assert.is(browser.heading, 'Commande 10482')
  assert.match(textOf(browser, 'dl'), 'Expédiée')
  assert.is(textOf(browser, 'caption'), 'Ce que vous avez commandé, en euros')
  assert.equal(cells(browser, '.lines tfoot tr'), [
    ['Articles', '62,60'],
    ['Remise', '−5,00'],
    ['Livraison', '6,90'],
    ['Total', '64,50 €'],
    ['dont TVA', '10,75'],
  ])
  assert.match(browser.main, /Adresse de livraison\s+Ilse Vogel\s+Fliederstieg 3\s+23552 Lübeck\s+ALLEMAGNE/i)
  assert.match(browser.main, 'Colis 1 sur 2')
  assert.match(browser.main, 'Remis au transporteur')
  assert.ok(hrefOf(browser, 'Commander à nouveau'))
})

test('the ways out: the parcel, the same again, a question', async ({ shop, id, browser }) => {
  await give(shop, id, [{ ...everything(shop), number: 'A&B 1?' }])
  await browser.open(paths.order('A&B 1?'))
  assert.is(hrefOf(browser, '6A123'), 'https://carrier.example/6A123')
  assert.is(hrefOf(browser, 'Order again'), 'https://perrin.example/again/10482')
  assert.is(
    hrefOf(browser, 'Ask about this order'),
    'mailto:bonjour@perrin.example?subject=Order%20A%26B%201%3F',
  )
  const outside = browser
    .all('main a')
    .filter((link) => /again|carrier/.test(link.getAttribute('href') ?? ''))
  assert.equal(
    outside.map((link) => link.getAttribute('rel')),
    ['noreferrer', 'noreferrer'],
  )
})

test('no question without an email of the shop, nothing again without a link', async () => {
  const shop = await openShop({ settings: { SHOP_EMAIL: '' } })
  const { id } = await shop.customer(claire)
  await give(shop, id, [{ number: '7', lines: [], shipments: [] }])
  const browser = await logIn(shop.browser(), claire.email, claire.password ?? '')
  await browser.open('/order-history/7')
  assert.is(browser.find('p.actions'), undefined)
  assert.is(browser.find('.way'), undefined)
  assert.not.match(browser.html, 'mailto:')
  await shop.close()
})

test('tracking and ordering again lead to the web or nowhere', async ({ shop, id, browser }) => {
  const bad = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'ftp://x.example/',
    '//evil.example',
    'https://anna@evil.example',
    'x',
  ]
  await give(
    shop,
    id,
    bad.map((url, at) => ({
      number: `B${at}`,
      reorderUrl: url,
      shipments: [
        { carrier: 'C', trackingNumber: 'T1', trackingUrl: url, shippedAt: null, deliveredAt: null },
      ],
    })),
  )
  for (const [at, url] of bad.entries()) {
    assert.is(webLink(url), null, url)
    await browser.open(`/order-history/B${at}`)
    assert.is(browser.status, 200)
    assert.not.ok(
      browser.links.some(({ label }) => label === 'Order again' || label === 'T1'),
      url,
    )
    assert.match(browser.main, 'C, number T1')
  }
  assert.is(webLink('HTTPS://Carrier.example/ü?n=1'), 'https://carrier.example/%C3%BC?n=1')
  assert.is(webLink(null), null)
})

test('a missing one, somebody else’s and nonsense are the same 404', async ({ shop, id }) => {
  await give(shop, id, [{ number: 'HERS' }])
  await shop.customer(claire)
  const browser = await logIn(shop.browser(), claire.email, claire.password ?? '')
  const seen = new Set<string>()
  for (const number of [
    'HERS',
    'hers',
    'MISSING',
    '%00',
    '%E0%A4%A',
    '%',
    "' or 1=1",
    'x'.repeat(3000),
    '%F0%9F%8E%81',
  ]) {
    await browser.open(`/order-history/${number}`)
    assert.is(browser.status, 404, number)
    seen.add(browser.main.replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/, ''))
  }
  assert.is(seen.size, 1, [...seen].join('\n'))
})

test('a number may hold any printable characters', async ({ shop, id, browser }) => {
  const strange = [
    '2026/11/7',
    'a b',
    '50%',
    '50%2F',
    '%2e',
    'é',
    'É',
    '#1',
    '?',
    '&=+',
    "o'neill",
    '"quoted"',
    '<b>',
    '\\',
    '…',
    '...',
    '日本-1',
    '🎁',
    ':number',
    '~!*()',
    'e\u0301',
  ]
  await give(
    shop,
    id,
    strange.map((number) => ({ number })),
  )
  await browser.open('/order-history')
  const listed = new Map<string, string>()
  for (;;) {
    for (const row of browser.all('tbody th a'))
      listed.set((row.textContent ?? '').replace('No.\u00a0', ''), row.getAttribute('href') ?? '')
    if (!browser.links.some(({ label }) => label === 'Older orders')) break
    await browser.click('Older orders')
  }
  assert.is(listed.size, strange.length)
  for (const [number, href] of listed) {
    await browser.open(href)
    assert.is(browser.status, 200, number)
    assert.is(browser.find('h1')?.textContent, `Order ${number}`)
  }
})

const bills: [what: string, order: Parameters<typeof give>[2][number], rows: string[][]][] = [
  [
    'tax on top',
    {
      total: 2540,
      tax: 190,
      shipping: 350,
      lines: [{ name: 'Cup', quantity: 2, unitPrice: 1000 }],
      currency: 'USD',
    },
    [
      ['Goods', '20.00'],
      ['Delivery', '3.50'],
      ['Tax', '1.90'],
      ['Total', 'US$25.40'],
    ],
  ],
  [
    'a gift card',
    { total: 500, lines: [{ name: 'Cup', quantity: 2, unitPrice: 1000 }] },
    [
      ['Goods', '20.00'],
      ['Delivery', '0.00'],
      ['Other amounts', '−15.00'],
      ['Total', '€5.00'],
    ],
  ],
  [
    'no lines',
    { total: 500, tax: 80 },
    [
      ['Total', '€5.00'],
      ['of which tax', '0.80'],
    ],
  ],
  [
    'yen',
    { total: 1200, lines: [{ name: 'Cup', quantity: 1, unitPrice: 1200 }], currency: 'JPY' },
    [
      ['Goods', '1,200'],
      ['Delivery', '0'],
      ['Total', 'JP¥1,200'],
    ],
  ],
  [
    'dinars',
    { total: 1250, lines: [{ name: 'Cup', quantity: 1, unitPrice: 1250 }], currency: 'KWD' },
    [
      ['Goods', '1.250'],
      ['Delivery', '0.000'],
      ['Total', 'KWD 1.250'],
    ],
  ],
]

for (const [what, order, rows] of bills) {
  test(`the bill adds up as it stands there: ${what}`, async ({ shop, id, browser }) => {
    await give(shop, id, [{ ...order, number: '1' }])
    await browser.open('/order-history/1')
    assert.equal(cells(browser, '.lines tfoot tr'), rows)
  })
}

test('what stands on a bill always adds up to its total', () => {
  const amount = fc.nat(1_000_000)
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 99 }), unitPrice: amount, discount: amount })
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1 }),
      amount,
      amount,
      amount,
      amount,
      (lines, discount, shipping, tax, total) => {
        const sums = sumsOf({ lines, discount, shipping, tax, total })
        const onTop = sums.taxContained ? 0 : tax
        assert.is((sums.goods ?? 0) - discount + shipping + sums.other + onTop, total)
      },
    ),
  )
})

test('the trial’s first order is the one of the look', async ({ shop }) => {
  shop.client.prepare('delete from customer').run()
  await loadDemo(shop.database, shop.services.hashing, shop.clock())
  const browser = await logIn(shop.browser(), anna.email, 'zinc counter, white paper')
  await browser.open('/order-history/10482')
  assert.equal(cells(browser, '.lines tfoot tr'), [
    ['Goods', '77.60'],
    ['Delivery', '6.90'],
    ['Total', '€84.50'],
    ['of which tax', '14.08'],
  ])
})

test.run()
