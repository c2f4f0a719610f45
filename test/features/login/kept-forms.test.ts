import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { findAddress, listAddresses } from '../../../src/features/address-book/addresses.ts'
import { en } from '../../../src/i18n/en.ts'
import { fr } from '../../../src/i18n/fr.ts'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { days, hours, logIn, minutes, receive, snapshot } from './steps.ts'

const test = suite<{ shop: Shop }>('What was typed while the session ended')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

/** Fills in the log-in box that stands before the person, in English. */
const again = (browser: Browser, { email, password }: { email: string; password: string }) =>
  browser.type('Email', email).type('Password', password).press('Log in')

/** Somebody on a page of the account, logged in with a password. */
async function at(shop: Shop, path: string, who: { email: string; password: string }): Promise<Browser> {
  return (await logIn(shop.browser(), who.email, who.password)).open(path)
}

const typeAddress = (browser: Browser) =>
  browser
    .choose('Country', 'United Kingdom')
    .type('Name', 'Anna Brandt')
    .type('Street and number', '14 Mill Lane')
    .type('Town', 'Bristol')
    .type('Postcode', 'BS1 4QA')

async function addressForm(browser: Browser): Promise<Browser> {
  await browser.open('/address-book/new')
  await browser.choose('Country', 'United Kingdom').press('Change')
  return typeAddress(browser)
}

test('the profile: logged out meanwhile, she logs in again and goes on, and all of it is saved', async ({
  shop,
}) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  browser
    .type('First name', 'Änna "<b>"')
    .type('Company', 'Brandt & Co\u202f!')
    .tick('Send me news from Perrin & Filles by email')
  shop.pass(hours(13))
  await shop.sweep()
  const before = snapshot(shop)

  await browser.press('Save')
  assert.is(browser.status, 422)
  assert.is(browser.heading, 'Log in')
  assert.equal(browser.errors, [en.errors.loggedOutMeanwhile])
  assert.match(browser.main, en.login.kept)
  assert.not.match(browser.html, /Änna|Brandt|anna@/)
  assert.is(snapshot(shop), before)

  await again(browser, her)
  assert.is(browser.heading, 'You are logged in again')
  assert.match(browser.main, 'What you sent from the page “Profile” is kept. Nothing of it is saved yet.')
  assert.is((await shop.stored(her.id)).firstName, 'Anna')
  await browser.press('Go on')
  assert.match(browser.main, 'Your profile is saved.')
  const { firstName, company, newsletterAgreedAt } = await shop.stored(her.id)
  assert.equal([firstName, company], ['Änna "<b>"', 'Brandt & Co\u202f!'])
  assert.ok(newsletterAgreedAt)
})

test('in French', async ({ shop }) => {
  const her = await shop.customer(claire)
  const browser = shop.browser({ languages: 'fr' })
  await browser.open('/login')
  const box = () =>
    browser.type(fr.login.email, her.email).type(fr.login.password, her.password).press(fr.login.submit)
  await box()
  browser.type('Société', 'Moreau SARL')
  shop.pass(days(2))
  await browser.press('Enregistrer')
  assert.equal(
    browser.errors.map((sentence) => sentence.replace(/\s/g, ' ')),
    [fr.errors.loggedOutMeanwhile.replace(/\s/g, ' ')],
  )
  assert.match(browser.main, 'Votre saisie est conservée')
  await box()
  assert.is(browser.heading, 'La connexion est rétablie')
  assert.match(browser.main, 'Rien n’est encore enregistré.')
  await browser.press('Continuer')
  assert.is((await shop.stored(her.id)).company, 'Moreau SARL')

  await browser.open('/address-book/new')
  browser.type('Nom', 'Claire Moreau').type('Numéro et rue', '27 rue des Carmes')
  browser.type('Code postal', '44000').type('Ville', 'Nantes')
  shop.pass(days(2))
  await browser.press('Enregistrer')
  await box()
  await browser.press('Continuer')
  assert.equal(
    (await listAddresses(shop.database, her.id)).map(({ line1 }) => line1),
    ['27 rue des Carmes'],
  )
})

test('a new address, in a text browser and with what is wrong in it', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await logIn(shop.browser({ kind: 'text' }), her.email, her.password)
  await addressForm(browser)
  browser.type('Postcode', 'not a postcode')
  shop.pass(days(3))
  await browser.press('Save')
  await again(browser, her)
  await browser.press('Go on')
  assert.is(browser.status, 422)
  assert.is(browser.field('Postcode').error, en.errors.postcodeInvalid)
  assert.is(browser.field('Postcode').value, 'not a postcode')
  assert.is(browser.field('Street and number').value, '14 Mill Lane')
  assert.equal(await listAddresses(shop.database, her.id), [])
  await browser.type('Postcode', 'BS1 4QA').press('Save')
  assert.is((await listAddresses(shop.database, her.id)).length, 1)
})

test('an address that is changed, and one that is removed', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/address-book/new', her)
  await (await addressForm(browser)).press('Save')
  const [added] = await listAddresses(shop.database, her.id)
  const id = added?.id ?? ''
  await browser.open(`/address-book/${id}`)
  browser.type('Street and number', '15 Mill Lane')
  shop.pass(days(2))
  await browser.press('Save')
  await again(browser, her)
  assert.match(browser.main, 'from the page “Address Book”')
  await browser.press('Go on')
  assert.is((await findAddress(shop.database, her.id, id))?.line1, '15 Mill Lane')

  await browser.open(`/address-book/${id}/remove`)
  shop.pass(days(2))
  await browser.press('Remove the address')
  await again(browser, her)
  assert.ok(await findAddress(shop.database, her.id, id), 'only going on removes it')
  await browser.press('Go on')
  assert.is(await findAddress(shop.database, her.id, id), undefined)
})

test('a button that was pressed is pressed again: the fields of another country', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/address-book/new', her)
  browser.type('Name', 'Anna').choose('Country', 'Japan')
  shop.pass(days(2))
  await browser.press('Change')
  await again(browser, her)
  await browser.press('Go on')
  assert.is(browser.status, 200)
  assert.ok(browser.fields.includes('Prefecture'))
  assert.is(browser.field('Name').value, 'Anna')
})

test('wrong tries in between lose nothing, nor do too many, nor a log-in box that got old', async ({
  shop,
}) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  browser.type('Company', 'Kept & Co')
  shop.pass(days(2))
  await browser.press('Save')
  for (let tries = 0; tries < 50 && browser.status !== 429; tries++) {
    await again(browser, { ...her, password: 'wrong' })
    assert.match(browser.main, en.login.kept)
  }
  assert.is(browser.status, 429)
  shop.pass(hours(1))
  await again(browser, { email: '', password: '' })
  assert.match(browser.main, en.login.kept)
  browser.type('Email', her.email).type('Password', her.password)
  const { entries } = browser.formData('Log in')
  await browser.post(
    '/login',
    entries.map(([name, value]) => [name, name === 'form-token' ? 'old.one' : value]),
  )
  assert.equal(browser.errors, [en.errors.staleForm])
  await again(browser, her)
  await browser.press('Go on')
  assert.is((await shop.stored(her.id)).company, 'Kept & Co')
})

test('a double click on Log in loses nothing either (TP-10)', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  browser.type('Company', 'Twice & Co')
  shop.pass(days(2))
  await browser.press('Save')
  await browser.type('Email', her.email).type('Password', her.password).pressTwice('Log in')
  await browser.press('Go on')
  assert.is((await shop.stored(her.id)).company, 'Twice & Co')
})

test('with a temporary password, asked for in another tab', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  browser.type('Company', 'Kept & Co')
  shop.pass(days(2))
  await browser.press('Save')
  const forgot = browser.find('a[href="/forgot-password"]')
  assert.is(forgot?.getAttribute('target'), '_blank')
  assert.match(browser.main, 'I forgot my password (opens in a new tab)')
  const password = await receive(shop, her.email, browser.clone())

  await again(browser, { ...her, password })
  assert.match(browser.main, 'choose your own')
  assert.not.match(browser.main, 'First choose')
  await browser.press('Go on')
  assert.match(browser.main, 'Your profile is saved.')
  assert.is((await shop.stored(her.id)).company, 'Kept & Co')
})

test('one that has ended: a new one is asked for in another tab, and what was typed stays', async ({
  shop,
}) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  browser.type('Company', 'Kept & Co')
  const password = await receive(shop, her.email)
  shop.pass(days(2))
  await browser.press('Save')
  await again(browser, { ...her, password })
  assert.equal(browser.errors, [
    'This temporary password has ended: each works for one hour. Ask for a new one',
  ])
  assert.is(browser.find('form[action="/forgot-password"] button')?.getAttribute('formtarget'), '_blank')
  assert.ok(browser.find('input[name=kept]'))
})

test('where the shop requires a password of one’s own first, the page waits until it is chosen', async () => {
  const shop = await openShop({ settings: { TEMPORARY_PASSWORD_THEN: 'require' } })
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  browser.type('Company', 'Kept & Co')
  shop.pass(days(2))
  await browser.press('Save')
  const password = await receive(shop, her.email, browser.clone())
  await again(browser, { ...her, password })
  assert.match(browser.main, 'First choose a password (opens in a new tab). Then come back here and go on.')
  const { action, entries } = browser.formData('Go on')

  await browser.open('/web-site-access')
  browser.type('Current Password', password).type('New Password', 'four quiet herons')
  await browser.type('Re-Type New Password', 'four quiet herons').press('Save')
  await browser.post(action, entries)
  assert.equal(browser.errors, [en.errors.staleForm])
  assert.is(browser.field('Company').value, 'Kept & Co')
  await browser.press('Save')
  assert.is((await shop.stored(her.id)).company, 'Kept & Co')
  await shop.close()
})

test('somebody else who logs in on this browser neither sees it nor saves it', async ({ shop }) => {
  const her = await shop.customer()
  const other = await shop.customer({ ...claire, language: 'en' })
  const browser = await at(shop, '/profile', her)
  browser.type('First name', 'Quillfeather').type('Company', 'Otterburn')
  shop.pass(days(2))
  await browser.press('Save')
  const sealed = browser.find('input[name=kept]')?.getAttribute('value') ?? ''
  await again(browser, { ...other, password: claire.password ?? '' })
  assert.is(browser.url, '/profile')
  assert.is(browser.field('First name').value, 'Claire')
  assert.match(browser.main, en.notices.keptForAnother)
  assert.not.match(browser.html, /Quillfeather|Otterburn/)
  assert.is((await shop.stored(other.id)).firstName, 'Claire')
  assert.is((await shop.stored(her.id)).firstName, 'Anna')
  for (const part of sealed.match(/.{1,60}/g) ?? [])
    assert.not.match(Buffer.from(part, 'base64url').toString('latin1'), /Quill|Otter|profile/)
})

test('nor may she open it from an address that is not hers', async ({ shop }) => {
  const her = await shop.customer()
  const other = await shop.customer({ ...claire, language: 'en' })
  const browser = await at(shop, '/address-book/new', her)
  await (await addressForm(browser)).press('Save')
  const [added] = await listAddresses(shop.database, her.id)
  await browser.open(`/address-book/${added?.id}`)
  shop.pass(days(2))
  await browser.press('Save')
  await again(browser, { ...other, password: claire.password ?? '' })
  assert.is(browser.url, '/profile')
  assert.is(browser.status, 200)
})

test('passwords are never kept: not in the box, not on the page behind it', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/web-site-access', her)
  browser.type('New Email', 'anna@new.example').type('Your Password', her.password)
  shop.pass(days(2))
  await browser.press('Send the code')
  assert.match(browser.main, en.login.kept)
  assert.not.match(browser.html, her.password)
  await again(browser, her)
  assert.match(browser.main, 'Passwords are never kept: type them once more on the next page.')
  assert.not.match(browser.html, her.password)
  await browser.press('Go on')
  assert.is(browser.field('New Email').value, 'anna@new.example')
  assert.is(browser.field('Your Password').error, en.errors.passwordForEmailMissing)
})

test('a form of passwords alone has nothing to keep: log in, and type it again', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/web-site-access', her)
  browser.type('Current Password', her.password).type('New Password', 'four quiet herons')
  browser.type('Re-Type New Password', 'four quiet herons')
  shop.pass(days(2))
  await browser.press('Save')
  assert.is(browser.url, '/login?next=/web-site-access')
  assert.match(browser.main, en.notices.sessionExpired)
  assert.not.match(browser.html, 'four quiet herons')
})

test('another tab that finds the session over, and shows the log-in box, loses nothing of this one', async ({
  shop,
}) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  const { action, entries } = browser.type('Company', 'Kept & Co').formData('Save')
  shop.pass(days(2))
  await (await browser.open('/order-history')).open('/profile')
  assert.is(browser.heading, 'Log in')
  await browser.post(action, entries)
  assert.match(browser.main, en.login.kept)
  await again(browser, her)
  await browser.press('Go on')
  assert.is((await shop.stored(her.id)).company, 'Kept & Co')
})

test('on a shared computer, after ten minutes', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await shop.browser().open('/login')
  await again(browser.tick('This is a shared computer'), her)
  browser.type('Company', 'Kept & Co')
  shop.pass(minutes(11))
  await browser.press('Save')
  await again(browser, her)
  await browser.press('Go on')
  assert.is((await shop.stored(her.id)).company, 'Kept & Co')
})

test('after logging out there is nothing to keep: the page belongs to nobody any more', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  const { action, entries } = browser.type('Company', 'Left behind').formData('Save')
  await browser.press('Log out')
  await browser.post(action, entries)
  assert.is(browser.url, '/login?next=/profile')
  assert.is(browser.find('input[name=kept]'), undefined)
})

test('the box offers nothing that would lose it', async ({ shop }) => {
  const her = await shop.customer()
  const browser = await at(shop, '/profile', her)
  shop.pass(days(2))
  await browser.press('Save')
  assert.equal(browser.buttons, ['Log in'])
  assert.not.match(browser.main, 'Create an account')
})

test.run()
