import { suite } from 'uvu'
import * as assert from 'uvu/assert'
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
    ['Phone', '+49 (30) 901820-0'],
  ] as const)
    assert.is(browser.field(label).value, value)
  const { firstName, lastName, company, phone } = await shop.stored(id)
  assert.equal(
    [firstName, lastName, company, phone],
    ['Anna Lena', 'Brandt-O’Hara', 'Brandt & Co. <b>', '+49 (30) 901820-0'],
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
