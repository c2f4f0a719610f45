import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../../src/database/atomically.ts'
import { loadDemo } from '../../../src/demo/load.ts'
import { addAddress } from '../../../src/features/address-book/addresses.ts'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { logIn, seconds } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Address Book')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const plain = {
  called: null,
  name: 'Anna Brandt',
  company: null,
  line1: 'Lindenstraße 4',
  line2: null,
  town: 'Köln',
  region: null,
  postcode: '50674',
  country: 'DE',
  defaultShipping: false,
  defaultBilling: false,
}

type Added = Parameters<typeof addAddress>[2]

async function add(shop: Shop, customerId: string, address: Partial<Added>) {
  shop.pass(seconds(1))
  await atomically(shop.database, (transaction) => [
    addAddress(transaction, customerId, { ...plain, ...address }, shop.clock()),
  ])
}

/** The labels on the page, line by line. */
const labels = (browser: Browser) =>
  browser.all('.parcel:not(.blank)').map((label) => ({
    called: label.querySelector('h2')?.textContent,
    marks: [...label.querySelectorAll('.mark')].map(({ textContent }) => textContent),
    lines: (label.querySelector('.to')?.innerHTML ?? '').split(/<br\s*\/?>/),
  }))

test('addresses stand as on a parcel, in the order in which they came', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  await add(shop, id, { called: 'Home', defaultShipping: true, defaultBilling: true })
  await add(shop, id, {
    company: 'Brandt & Co',
    line2: 'Flat 2',
    town: 'Bristol',
    postcode: 'BS1 4ST',
    country: 'GB',
    defaultBilling: false,
  })
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Address Book')

  assert.equal(labels(browser), [
    {
      called: 'Home',
      marks: ['Default shipping', 'Default billing'],
      lines: ['Anna Brandt', 'Lindenstraße 4', '50674 KÖLN', 'GERMANY'],
    },
    {
      called: 'Address',
      marks: [],
      lines: [
        'Anna Brandt',
        'Brandt &amp; Co',
        'Lindenstraße 4',
        'Flat 2',
        'BRISTOL',
        'BS1 4ST',
        'UNITED KINGDOM',
      ],
    },
  ])
})

test('countries have their names in the customer’s language', async ({ shop }) => {
  const { id, email, password } = await shop.customer(claire)
  await add(shop, id, { country: 'DE' })
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Carnet d’adresses')
  assert.is(labels(browser)[0]?.lines.at(-1), 'ALLEMAGNE')
})

test('a customer sees nobody else’s', async ({ shop }) => {
  const { id } = await shop.customer(claire)
  await add(shop, id, { called: 'Chez Claire', line1: '1 rue Secrète' })
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Address Book')

  assert.match(browser.main, 'No addresses yet')
  assert.not.match(browser.html, /Secrète|Chez Claire/)
})

test('names that look like markup are shown as they are', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  await add(shop, id, { called: '<script>alert(1)</script>', name: '"><img src=x onerror=alert(1)>' })
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Address Book')
  assert.is(labels(browser)[0]?.called, '<script>alert(1)</script>')
  assert.is(browser.all('main script, main img').length, 0)
})

test('the trial shop’s customers have theirs', async ({ shop }) => {
  await loadDemo(shop.database, shop.services.hashing, shop.clock())
  const browser = await logIn(shop.browser(), 'claire.moreau@example.com', 'zinc counter, white paper')
  await browser.click('Carnet d’adresses')
  assert.equal(
    labels(browser).map(({ called }) => called),
    ['Maison', 'Atelier', 'Chez mes parents'],
  )
  assert.equal(labels(browser)[0]?.lines, [
    'Claire Moreau',
    '27 rue des Quatre-Vanniers',
    '44000 NANTES',
    'FRANCE',
  ])
})

test.run()
