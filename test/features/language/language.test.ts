import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { ask, days, logIn, temporaryPasswordEmails } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Language')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const languageOf = (browser: Browser) => browser.document.documentElement.getAttribute('lang')

test('a visitor reads what the browser likes best, else what the shop speaks', async ({ shop }) => {
  const wishes: [header: string, language: string][] = [
    ['fr', 'fr'],
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de,fr;q=0.5,en;q=0.4', 'fr'],
    ['en;q=0.1,fr;q=0.9', 'fr'],
    ['fr;q=0,en', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [';;;q=9', 'en'],
  ]
  for (const [languages, language] of wishes)
    assert.is(languageOf(await shop.browser({ languages }).open('/login')), language, languages)

  const french = await openShop({ settings: { SHOP_LANGUAGE: 'fr' } })
  try {
    assert.is(languageOf(await french.browser({ languages: 'de' }).open('/login')), 'fr')
    assert.is(languageOf(await french.browser({ languages: 'en' }).open('/login')), 'en')
  } finally {
    await french.close()
  }
})

test('the switch in the footer stays on the page, and is kept in a cookie for a year', async ({ shop }) => {
  const browser = await shop.browser().open('/forgot-password')
  await browser.press('Français')
  assert.is(browser.url, '/forgot-password')
  assert.is(browser.heading, 'J’ai oublié mon mot de passe')

  browser.closeAndReopen()
  shop.pass(days(364))
  assert.is(languageOf(await browser.open('/login')), 'fr')
  shop.pass(days(1))
  assert.is(languageOf(await browser.open('/login')), 'en')
})

test('the switch wins over the browser, there and back', async ({ shop }) => {
  const browser = await shop.browser({ languages: 'fr' }).open('/login')
  await browser.press('English')
  assert.is(browser.heading, 'Log in')
  await browser.press('Français')
  assert.is(browser.heading, 'Se connecter')
})

test('the page after asking can be read in the other language, reference and all', async ({ shop }) => {
  const browser = shop.browser()
  const reference = await ask(browser, 'nobody@example.com')
  await browser.press('Français')
  assert.is(browser.heading, 'Consultez votre messagerie')
  assert.match(browser.text, reference)
})

test('a customer’s own choice wins over switch and browser', async ({ shop }) => {
  const { email, password } = await shop.customer(claire)
  const browser = await shop.browser({ languages: 'en' }).open('/login')
  assert.is(browser.heading, 'Log in')
  await logIn(browser, email, password)
  assert.is(browser.heading, 'Profil')
})

test('a customer’s switch is stored: pages in every browser, and emails', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.open('/address-book')
  await browser.press('Français')

  assert.is(browser.url, '/address-book')
  assert.is(browser.heading, 'Carnet d’adresses')
  assert.is((await shop.stored(id)).language, 'fr')
  assert.is((await logIn(shop.browser(), email, password)).heading, 'Profil')
  await ask(shop.browser(), email)
  assert.match((await temporaryPasswordEmails(shop, email))[0]?.subject ?? '', /^Votre mot de passe/)
})

test('who has not chosen is written to in the language of the page that was used', async ({ shop }) => {
  const { email } = await shop.customer({ language: null })
  const browser = await shop.browser({ languages: 'fr' }).open('/forgot-password')
  await browser.type('Adresse e-mail', email).press('Réinitialiser le mot de passe')
  const [sent] = await temporaryPasswordEmails(shop, email)
  assert.match(sent?.subject ?? '', /^Votre mot de passe temporaire/)
})

test('an unknown language, a stale form and a foreign page to return to change and lead nowhere', async ({
  shop,
}) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const { entries } = browser.formData('Français')
  const sending = (name: string, value: string) =>
    entries.map(([n, v]): [string, string] => [n, n === name ? value : v])

  await browser.post('/language', sending('language', 'tlh'))
  assert.is(browser.status, 422)
  await browser.post('/language', sending('form-token', 'x.y'))
  assert.is(browser.url, '/profile')
  assert.is((await shop.stored(id)).language, 'en')

  for (const evil of ['//evil.example', 'https://evil.example', '/language', '/profile?x=1']) {
    await browser.post('/language', sending('from', evil))
    assert.is(browser.url, '/profile', evil)
  }
})

test.run()
