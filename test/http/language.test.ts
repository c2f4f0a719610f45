import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { anna, claire, openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

const test = suite<{ shop: Shop }>('Languages')

test.before.each(async (t) => {
  t.shop = await openShop({ settings: { SHOP_LANGUAGE: 'fr' } })
})

test.after.each(({ shop }) => shop.close())

const spoken = async (shop: Shop, headers: Record<string, string>, path = '/login') =>
  /<html lang="(\w+)"/.exec(await (await knock(shop, path, { headers })).text())?.[1]

test('the switch goes before the browser, the browser before the shop', async ({ shop }) => {
  assert.is(await spoken(shop, {}), 'fr')
  assert.is(await spoken(shop, { 'accept-language': 'de' }), 'fr')
  assert.is(await spoken(shop, { 'accept-language': 'en-GB,fr;q=0.5' }), 'en')
  assert.is(await spoken(shop, { 'accept-language': 'en', cookie: 'language=fr' }), 'fr')
})

test('junk in header or cookie is as good as nothing', async ({ shop }) => {
  for (const cookie of [
    'language=de',
    'language=',
    'language=__proto__',
    'language=en%00',
    'language="',
    'language',
  ])
    assert.is(await spoken(shop, { cookie }), 'fr', cookie)
  for (const header of [
    '*',
    ';;;',
    'en;q=',
    'en;q=2',
    '\u00e9',
    'x'.repeat(8000),
    `${'xx,'.repeat(5000)}en`,
    '__proto__',
  ])
    assert.is(await spoken(shop, { 'accept-language': header }), 'fr', header.slice(0, 40))
})

test('errors are in the visitor’s language too', async ({ shop }) => {
  const headers = { 'accept-language': 'en' }
  assert.is(await spoken(shop, headers, '/nowhere'), 'en')
  assert.is(await spoken(shop, { ...headers, host: 'evil.example' }), 'en')
})

test('whoever is logged in reads the language of the account; the switch changes it for good', async ({
  shop,
}) => {
  const { id } = await shop.customer(claire)
  const browser = shop.browser({ languages: 'en' })
  await browser.open('/login')
  await browser
    .type('Email', claire.email)
    .type('Password', claire.password ?? '')
    .press('Log in')
  assert.is(browser.heading, 'Profil')
  await browser.press('English')
  assert.is(browser.heading, 'Profile')
  assert.is((await shop.stored(id)).language, 'en')
  assert.is(browser.url, '/profile')
})

test('a stranger’s page cannot switch it', async ({ shop }) => {
  const { id } = await shop.customer(anna)
  const browser = shop.browser()
  await browser.open('/login')
  await browser
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
  const { entries } = browser.formData('Français')
  await browser.post('/language', entries, { origin: 'https://evil.example' })
  assert.is(browser.status, 403)
  await browser.post(
    '/language',
    entries.filter(([name]) => name !== 'form-token'),
  )
  assert.is((await shop.stored(id)).language, 'en')
  assert.is(browser.cookies.get('language'), undefined)
})

test('a language that we do not speak is refused and changes nothing', async ({ shop }) => {
  const browser = shop.browser()
  await browser.open('/login')
  const { entries } = browser.formData('Français')
  const others = entries.filter(([name]) => name !== 'language')
  for (const language of ['de', '', 'EN', '__proto__', 'en\0', 'x'.repeat(9000)]) {
    await browser.post('/language', [...others, ['language', language]])
    assert.is(browser.status, 422, language.slice(0, 20))
    assert.is(browser.cookies.get('language'), undefined)
  }
})

test.run()
