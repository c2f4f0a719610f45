import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { addAddress } from '../../../src/features/address-book/addresses.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { ask, days, logIn, temporaryPasswordEmails } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Profile')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

test('it shows what is stored, and keeps what is saved', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  assert.is(browser.field('First name').value, 'Anna')
  assert.is(browser.field('Last name').value, 'Brandt')
  assert.match(browser.main, 'A customer since 23 November 2026.')

  browser
    .type('First name', '  Anna Lena ')
    .type('Last name', 'Brandt-O’Hara')
    .type('Company', 'Brandt & Co. <b>')
  await browser.type('Phone', '+49 (30) 901820-0').press('Save')
  assert.match(browser.main, 'Your profile is saved.')
  for (const [label, value] of [
    ['First name', 'Anna Lena'],
    ['Last name', 'Brandt-O’Hara'],
    ['Company', 'Brandt & Co. <b>'],
    ['Phone', '+49 30 9018200'],
  ] as const)
    assert.is(browser.field(label).value, value)
  const { firstName, lastName, company, phone } = await shop.stored(id)
  assert.equal(
    [firstName, lastName, company, phone],
    ['Anna Lena', 'Brandt-O’Hara', 'Brandt & Co. <b>', '+49309018200'],
  )
  assert.match(browser.text, 'Anna Lena Brandt-O’Hara')

  browser.type('Company', ' ').type('Phone', '')
  await browser.press('Save')
  const emptied = await shop.stored(id)
  assert.equal([emptied.company, emptied.phone], [null, null])
})

test('each field helps the browser fill it in', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const autocompletes = ['First name', 'Last name', 'Company', 'Phone'].map(
    (label) => browser.field(label).autocomplete,
  )
  assert.equal(autocompletes, ['given-name', 'family-name', 'organization', 'tel'])
})

test('what is wrong is said beside its field, and everything typed is kept', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser({ kind: 'text' }), email, password)
  const before = await shop.stored(id)
  browser.type('First name', ' ').type('Last name', 'x'.repeat(101)).type('Company', 'Good & Co')
  await browser.type('Phone', 'call me').press('Save')

  assert.is(browser.status, 422)
  assert.match(browser.title, /^Error:/)
  assert.is(browser.field('First name').error, 'Type your first name')
  assert.is(browser.field('Last name').error, 'This is too long. Shorten it')
  assert.match(browser.field('Phone').error, 'This does not look like a phone number')
  assert.is(browser.field('Company').value, 'Good & Co')
  assert.is(browser.field('Phone').value, 'call me')
  assert.equal(await shop.stored(id), before)
})

test('a name of 100 characters beyond the BMP is as long as any other', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const name = '𠮷'.repeat(100)
  await browser.type('Last name', name).press('Save')
  assert.is((await shop.stored(id)).lastName, name)
})

test('nothing but the profile is taken from the form, and nobody else’s', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const other = await shop.customer(claire)
  const browser = await logIn(shop.browser(), email, password)
  const before = [await shop.stored(id), await shop.stored(other.id)]
  const { entries } = browser.type('First name', 'Eve').formData('Save')
  for (const extra of [
    ['email', 'eve@evil.example'],
    ['id', other.id],
    ['customerId', other.id],
    ['passwordHash', ''],
  ] as [string, string][]) {
    await browser.post('/profile', [...entries, extra])
    assert.is(browser.status, 422, extra[0])
  }
  assert.equal([await shop.stored(id), await shop.stored(other.id)], before)
})

async function addressIn(shop: Shop, id: string, country: string): Promise<void> {
  const parts = { name: 'Anna', line1: 'Lane 1', town: 'Town', country }
  await addAddress(shop.database, id, { ...parts, defaultShipping: true }, shop.clock())
}

for (const [country, typed, stored, shown] of [
  ['GB', '0117 496 0018', '+441174960018', '0117 496 0018'],
  ['FR', '02.40.12.34.56', '+33240123456', '02 40 12 34 56'],
  ['US', '(202) 555-0123', '+12025550123', '(202) 555-0123'],
  ['DE', '030/901820', '+4930901820', '030 901820'],
  ['JP', '０３−１２３４−５６７８', '+81312345678', '03-1234-5678'],
  ['GB', '00 33 2 40 12 34 56', '+33240123456', '+33 2 40 12 34 56'],
  ['GB', '+1 202-555-0123', '+12025550123', '+1 202 555 0123'],
] as const)
  test(`${typed} of somebody at home in ${country} is ${stored}`, async ({ shop }) => {
    const { id, email, password } = await shop.customer()
    await addressIn(shop, id, country)
    const browser = await logIn(shop.browser(), email, password)
    await browser.type('Phone', typed).press('Save')
    assert.is((await shop.stored(id)).phone, stored)
    assert.is(browser.field('Phone').value, shown)
    await browser.press('Save')
    assert.is((await shop.stored(id)).phone, stored, 'what is shown is read back as the same number')
  })

test('without an address a number is the country’s where the shop is', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.type('Phone', '02 40 12 34 56').press('Save')
  assert.is((await shop.stored(id)).phone, '+33240123456')
})

test('what is no phone number is refused at its field, in both languages', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  for (const junk of [
    '12345',
    '+999 123456789',
    '02 40 12 34 56 ext. 7',
    'tel',
    '+33 2 40 12',
    '٠'.repeat(30),
  ]) {
    await browser.type('Phone', junk).press('Save')
    assert.is(browser.status, 422, junk)
    assert.match(browser.field('Phone').error, 'This does not look like a phone number')
    assert.is(browser.field('Phone').value, junk)
  }
  assert.is((await shop.stored(id)).phone, null)
  const french = await logIn(shop.browser(), (await shop.customer(claire)).email, claire.password ?? '')
  await french.type('Téléphone', '12345').press('Enregistrer')
  assert.match(french.field('Téléphone').error, 'Ceci ne ressemble pas à un numéro de téléphone')
})

test('a number stored long ago that is none today does not keep a customer from saving', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  shop.client.prepare("update customer set phone = '02 40 ask for Anna' where id = ?").run(id)
  const browser = await logIn(shop.browser(), email, password)
  await browser.type('Company', 'Brandt').press('Save')
  const { company, phone } = await shop.stored(id)
  assert.equal([company, phone], ['Brandt', '02 40 ask for Anna'])
})

test('the newsletter is agreed to once, in its own words, and can be withdrawn', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const label = 'Send me news from Perrin & Filles by email'
  assert.not.ok(browser.field(label).ticked)
  const agreed = shop.clock()
  await browser.tick(label).press('Save')
  assert.ok(browser.field(label).ticked)
  assert.match(browser.main, 'You agreed to our news on 23 November 2026.')
  const wording = async () => {
    const { newsletterAgreedAt, newsletterWording } = await shop.stored(id)
    return [newsletterAgreedAt?.getTime() ?? null, newsletterWording]
  }
  assert.equal(await wording(), [agreed.getTime(), label])

  shop.pass(60_000)
  await browser.type('Company', 'Brandt').choose('We write to you in', 'Français').press('Save')
  assert.equal(await wording(), [agreed.getTime(), label], 'saving again is no new agreement')
  await browser.untick('M’envoyer les nouvelles de Perrin & Filles par e-mail').press('Enregistrer')
  assert.equal(await wording(), [null, null])
  await browser.tick('M’envoyer les nouvelles de Perrin & Filles par e-mail').press('Enregistrer')
  assert.equal(await wording(), [
    shop.clock().getTime(),
    'M’envoyer les nouvelles de Perrin & Filles par e-mail',
  ])
})

test('no column that the form does not show can be written through it', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const before = await shop.stored(id)
  const columns = shop.client
    .prepare("select name from pragma_table_info('customer')")
    .pluck()
    .all() as string[]
  const { entries } = browser.type('First name', 'Eve').formData('Save')
  const shown = new Set(['company', 'phone', 'language'])
  for (const name of [...columns, ...Object.keys(before)].filter((column) => !shown.has(column))) {
    const isField = entries.some(([field]) => field === name)
    await browser.post('/profile', [...entries, [name, '1']])
    assert.is(browser.status, 422, `${name}${isField ? ' twice' : ''}`)
  }
  assert.equal(await shop.stored(id), before)
})

test('another language is the language of the pages at once, and of the next email', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.choose('We write to you in', 'Français').press('Save')

  assert.is(browser.heading, 'Profil')
  assert.match(browser.main, 'Votre profil est enregistré.')
  assert.is(browser.document.documentElement.getAttribute('lang'), 'fr')
  await ask(shop.browser(), email)
  const [sent] = await temporaryPasswordEmails(shop, email)
  assert.is(sent?.subject, 'Votre mot de passe temporaire – Perrin & Filles')
})

test('somebody who saves on an old page after the session is over is asked to log in, and nothing changes', async ({
  shop,
}) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  browser.type('First name', 'Late')
  shop.pass(days(2))
  await browser.press('Save')
  assert.is(browser.heading, 'Log in')
  assert.is((await shop.stored(id)).firstName, 'Anna')
})

test.run()
