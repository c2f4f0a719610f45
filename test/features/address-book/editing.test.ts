import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { logIn, seconds } from '../login/steps.ts'
import { fillIn, printedOn, world } from './world.ts'

const test = suite<{ shop: Shop; browser: Browser; id: string }>('Editing the Address Book')

test.before.each(async (t) => {
  t.shop = await openShop()
  const { id, email, password } = await t.shop.customer()
  t.id = id
  t.browser = await logIn(t.shop.browser(), email, password)
})

test.after.each(({ shop }) => shop.close())

const bristol = world[0] as (typeof world)[number]

type Row = { customer_id: string; town: string; default_shipping: number; default_billing: number }
const rows = ({ client }: Shop) =>
  client.prepare('select * from address order by created_at, id').all() as Row[]

async function add(browser: Browser, called: string, ticks: string[] = []): Promise<void> {
  await fillIn(browser, bristol)
  browser.type('You call it', called).untick('Ship here unless I say otherwise').untick('Send the bill here')
  for (const tick of ticks) browser.tick(tick)
  await browser.press('Save')
}

const marks = (browser: Browser) =>
  browser
    .all('.parcel:not(.blank)')
    .map((card) => [
      card.querySelector('h2')?.textContent,
      ...[...card.querySelectorAll('.mark')].map(({ textContent }) => textContent),
    ])

test('the first address has the customer’s name and is for everything, in the shop’s country', async ({
  browser,
}) => {
  await browser.click('Address Book')
  assert.match(browser.main, 'No addresses yet')
  await browser.click('Add an address')
  assert.is(browser.field('Country').value, 'FR')
  assert.is(browser.field('Name').value, 'Anna Brandt')
  assert.ok(browser.field('Ship here unless I say otherwise').ticked)
  assert.ok(browser.field('Send the bill here').ticked)
})

test('each country’s own words and marks, in English and in French', async ({ shop, browser }) => {
  await browser.open('/address-book/new')
  await browser.choose('Country', 'Ireland').press('Change')
  assert.is(browser.status, 200)
  assert.match(browser.main, 'These are the fields of the country you chose')
  assert.is(browser.field('Eircode').autocomplete, 'postal-code')
  assert.match(browser.field('Eircode').hint, 'A65 F4E2')
  assert.not.ok(browser.find('#postcode')?.hasAttribute('required'))
  assert.ok(browser.find('#town')?.hasAttribute('required'))

  const french = await logIn(shop.browser(), (await shop.customer(claire)).email, claire.password ?? '')
  await french.open('/address-book/new')
  const countries = french.all('#country option').map(({ textContent }) => textContent)
  assert.is(countries.length, 250)
  assert.ok(countries.indexOf('Égypte') < countries.indexOf('Émirats arabes unis'))
  assert.ok(countries.indexOf('Égypte') > countries.indexOf('Dominique'))
  await french.choose('Pays', 'Japon').press('Changer')
  assert.is(french.field('Préfecture').autocomplete, 'address-level1')
  assert.is(french.field('Ville, rue et numéro').autocomplete, 'address-line1')
  assert.is(french.field('Code postal').autocomplete, 'postal-code')
})

test('switching the country keeps what was typed, there and back', async ({ browser }) => {
  await browser.open('/address-book/new')
  await browser.choose('Country', 'United States').press('Change')
  browser.type('Name', 'A. Nyman').type('Street and number', '1 Main St').type('Town or city', 'Perth')
  await browser.choose('State', 'Washington').choose('Country', 'United Kingdom').press('Change')
  assert.is(browser.field('Town').value, 'Perth')
  assert.is(browser.find('#region'), undefined)
  await browser.choose('Country', 'United States').press('Change')
  assert.is(browser.field('State').value, 'WA')
  assert.is(browser.field('Name').value, 'A. Nyman')
  await browser.choose('Country', 'Australia').press('Change')
  assert.is(browser.field('State').value, '', 'WA is Washington, not Western Australia')
  assert.is(browser.field('Street and number').value, '1 Main St')
})

test('another country without its button saves nothing, and shows its fields', async ({ shop, browser }) => {
  await fillIn(browser, bristol)
  await browser.choose('Country', 'United States').press('Save')
  assert.is(browser.status, 422)
  assert.match(browser.main, 'You chose another country')
  assert.is(browser.field('Town or city').value, 'Bristol')
  assert.equal(rows(shop), [])
})

test('no region of another country can be saved', async ({ shop, browser }) => {
  await fillIn(browser, world.find(({ country }) => country === 'United States') as typeof bristol)
  const { entries } = browser.formData('Save')
  for (const region of ['NSW', 'Bavaria', '13', "' or 1=1 --"]) {
    const forged = entries.map(([name, value]): [string, string] => [
      name,
      name === 'region' ? region : value,
    ])
    await browser.post('/address-book/new', forged)
    assert.is(browser.status, 422, region)
    assert.match(browser.field('State').error, 'This is not in the country you chose')
  }
  assert.equal(rows(shop), [])
})

test('what is wrong is said at each field, and everything typed is kept', async ({ shop, browser }) => {
  await browser.open('/address-book/new')
  await browser.choose('Country', 'United Kingdom').press('Change')
  browser.type('Name', ' ').type('Company', 'x'.repeat(101)).type('Street and number', '9 High\u0007 Street')
  await browser.type('Postcode', '12345').press('Save')
  assert.is(browser.status, 422)
  assert.match(browser.title, /^Error: Add an address/)
  assert.match(browser.field('Name').error, 'Type the name')
  assert.match(browser.field('Company').error, 'too long')
  assert.match(browser.field('Street and number').error, 'invisible character')
  assert.is(browser.field('Town').error, 'Type the town')
  assert.match(browser.field('Postcode').error, 'No code of this country')
  assert.is(browser.field('Postcode').value, '12345')
  assert.equal(
    browser.all('.summary a').map((link) => link.getAttribute('href')),
    ['#name', '#company', '#line1', '#town', '#postcode'],
  )
  assert.equal(rows(shop), [])
})

test('the label is shown as typed so far, and nothing is saved', async ({ shop, browser }) => {
  await fillIn(browser, bristol)
  await browser.press('Show it with my changes')
  assert.equal(printedOn(browser), [['Anna Brandt', '14 Mill Lane', 'BRISTOL', 'BS14QA', 'UNITED KINGDOM']])
  assert.is(browser.field('Town').value, 'Bristol')
  assert.equal(rows(shop), [])
})

test('Enter in a field saves: the first button of the form is no change of country', async ({ browser }) => {
  await browser.open('/address-book/new')
  const first = browser.find('main form button')
  assert.is(first?.getAttribute('name'), null)
  assert.is(first?.textContent?.trim(), 'Save the address')
})

test('an address is changed, and its defaults with it', async ({ shop, browser }) => {
  await add(browser, 'Home', ['Ship here unless I say otherwise', 'Send the bill here'])
  shop.pass(seconds(40))
  await browser.click('Edit Home')
  assert.is(browser.heading, 'Edit “Home”')
  await browser.type('Town', 'Bath').untick('Send the bill here').press('Save')
  const [home] = rows(shop)
  assert.equal([home?.town, home?.default_shipping, home?.default_billing], ['Bath', 1, 0])
  assert.equal(marks(browser), [['Home', 'Default shipping']])
})

test('there is one default of each kind, whichever is chosen last', async ({ shop, browser }) => {
  await add(browser, 'Home', ['Ship here unless I say otherwise'])
  shop.pass(seconds(40))
  await add(browser, 'Studio', ['Ship here unless I say otherwise', 'Send the bill here'])
  assert.equal(marks(browser), [['Home'], ['Studio', 'Default shipping', 'Default billing']])
  await browser.press('Use for shipping Home')
  assert.match(browser.main, 'Your default address is saved.')
  assert.equal(marks(browser), [
    ['Home', 'Default shipping'],
    ['Studio', 'Default billing'],
  ])

  const other = await shop.customer(claire)
  const claires = await logIn(shop.browser(), other.email, other.password)
  await claires.open('/address-book/new')
  await claires.choose('Pays', 'Royaume-Uni').press('Changer')
  claires.type('Numéro et rue', '1 Rue').type('Ville', 'Leeds').type('Code postal', 'LS1 1AA')
  await claires.press('Enregistrer')
  assert.match(claires.main, 'L’adresse est dans votre carnet.')
  await browser.open('/address-book')
  assert.equal(marks(browser), [
    ['Home', 'Default shipping'],
    ['Studio', 'Default billing'],
  ])
})

test('thirty changes of the default at the same moment leave one', async ({ shop, browser }) => {
  for (const called of ['One', 'Two', 'Three']) await add(browser, called)
  const posts = Array.from({ length: 30 }, (_, i) =>
    browser.formData(`Use for shipping ${['One', 'Two', 'Three'][i % 3]}`),
  )
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answers = await Promise.all(posts.map(({ action, entries }) => send(shop, cookie, action, entries)))
  assert.equal([...new Set(answers)], [303])
  assert.is(rows(shop).filter((row) => row.default_shipping === 1).length, 1)
})

test('a page asks before an address is removed', async ({ shop, browser }) => {
  await add(browser, 'Home')
  await browser.click('Remove Home')
  assert.is(browser.heading, 'Remove “Home”?')
  assert.is(rows(shop).length, 1)
  await browser.click('Keep it')
  await browser.click('Remove Home')
  await browser.press('Remove the address')
  assert.match(browser.main, 'The address is removed.')
  assert.equal(rows(shop), [])
})

test('a double click adds once; the same page with another address adds another', async ({
  shop,
  browser,
}) => {
  await fillIn(browser, bristol)
  const { entries } = browser.formData('Save')
  await browser.pressTwice('Save')
  assert.match(browser.main, 'The address is in your book.')
  assert.is(rows(shop).length, 1)
  const other = entries.map(([name, value]): [string, string] => [
    name,
    name === 'line1' ? '15 Mill Lane' : value,
  ])
  await browser.post('/address-book/new', other)
  assert.is(rows(shop).length, 2)
})

async function send(shop: Shop, cookie: string, path: string, entries: [string, string][]): Promise<number> {
  const answer = await shop.fetch(
    new Request(shop.config.publicUrl + path, {
      method: 'POST',
      headers: {
        cookie,
        host: new URL(shop.config.publicUrl).host,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(entries).toString(),
      redirect: 'manual',
    }),
    { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } },
  )
  return answer.status
}

test('sixty at the same moment leave fifty, and the book says that it is full', async ({ shop, browser }) => {
  await fillIn(browser, bristol)
  const { action, entries } = browser.formData('Save')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      send(
        shop,
        cookie,
        action,
        entries.map(([name, value]) => [name, name === 'line1' ? `${i} Mill Lane` : value]),
      ),
    ),
  )
  assert.is(answers.filter((status) => status === 303).length, 50)
  assert.is(answers.filter((status) => status === 422).length, 10)
  assert.is(rows(shop).length, 50)
  await browser.type('Street and number', '99 Mill Lane').press('Save')
  assert.is(browser.status, 422)
  assert.match(browser.main, 'Your address book is full')
  assert.is(browser.field('Town').value, 'Bristol')
  await browser.open('/address-book')
  assert.match(browser.main, 'it holds 50')
  assert.is(browser.find('a[href="/address-book/new"]'), undefined)
})

test('the shop says how many a book holds', async () => {
  const shop = await openShop({ settings: { ACCOUNT_ADDRESSES: '1' } })
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await add(browser, 'Home')
  await browser.open('/address-book/new')
  await fillIn(browser, bristol)
  await browser.press('Save')
  assert.is(browser.status, 422)
  assert.is(rows(shop).length, 1)
  await shop.close()
})

test('no column but those of the form can be written through any form', async ({ shop, browser, id }) => {
  const other = await shop.customer(claire)
  await add(browser, 'Home')
  const before = rows(shop)
  const edit = browser.find('.parcel footer a')?.getAttribute('href') ?? ''
  const shown = new Set('country name company line1 line2 district town region postcode called'.split(' '))
  const columns = Object.keys(before[0] ?? {}).filter((column) => !shown.has(column))
  const camel = columns.map((column) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
  for (const [page, button, path] of [
    ['/address-book/new', 'Save', '/address-book/new'],
    [edit, 'Save', edit],
    ['/address-book', 'Use for shipping Home', `${edit}/default`],
    [`${edit}/remove`, 'Remove the address', `${edit}/remove`],
  ] as const)
    for (const name of new Set([...columns, ...camel])) {
      if (name === 'sortingCode') continue
      await browser.open(page)
      const { entries } = browser.formData(button)
      await browser.post(path, [...entries, [name, name.startsWith('customer') ? other.id : '1']])
      assert.is(browser.status, 422, `${path} ${name}`)
    }
  assert.equal(rows(shop), before)
  assert.is(rows(shop)[0]?.customer_id, id)
})

test.run()
