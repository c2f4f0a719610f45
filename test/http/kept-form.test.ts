import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isSecretField } from '../../src/http/forms.ts'
import { deriveKeys } from '../../src/security/keys.ts'
import { openSealedText, sealText } from '../../src/security/sealed-text.ts'
import { parseHtml } from '../support/browser/html.ts'
import type { Browser } from '../support/browser.ts'
import { anna, claire, openShop, type Shop } from '../support/shop.ts'
import { everyPage } from '../views/every-page.tsx'
import { frameIn, htmlOf } from '../views/rendering.tsx'
import { everything } from './knock.ts'

const test = suite<{ shop: Shop }>('Kept forms')

test.before.each(async (t) => {
  t.shop = await openShop()
  await t.shop.customer(anna)
  await t.shop.customer({ ...claire, language: 'en' })
})

test.after.each(({ shop }) => shop.close())

const hours = (count: number) => count * 3_600_000

type Person = { email: string; password: string | null }

async function logIn(browser: Browser, { email, password }: Person): Promise<Browser> {
  return browser
    .type('Email', email)
    .type('Password', password ?? '')
    .press('Log in')
}

const atProfile = async (shop: Shop, who: Person, browser = shop.browser()) =>
  logIn(await browser.open('/login'), who)

const keptIn = (browser: Browser) => browser.find('input[name=kept]')?.getAttribute('value') ?? null

/** Anna’s browser at the log-in box that carries her company. */
async function carrying(shop: Shop, company = 'Planted & Co'): Promise<Browser> {
  const browser = await atProfile(shop, anna)
  browser.type('Company', company)
  shop.pass(hours(25))
  return browser.press('Save')
}

/** Logs in with this instead of what the box carries. */
async function logInWith(browser: Browser, kept: string, who: Person = anna): Promise<Browser> {
  if (!browser.find('input[name=password]')) await browser.open('/login')
  browser.type('Email', who.email).type('Password', who.password ?? '')
  const { entries } = browser.formData('Log in')
  return browser.post('/login', [...entries.filter(([name]) => name !== 'kept'), ['kept', kept]])
}

const isDropped = (browser: Browser) => browser.url === '/profile' && browser.hops[0]?.status === 303

test('what was changed, cut, made up or sealed by another shop is dropped, and the log-in goes on', async ({
  shop,
}) => {
  const browser = await carrying(shop)
  const sealed = keptIn(browser) ?? ''
  const visitor = browser.cookies.get('visitor') ?? ''
  const text = JSON.stringify({ path: '/profile', fields: [], lacksSecrets: false, page: 'x', mark: 'x' })
  const other = deriveKeys(Buffer.alloc(32, 9))
  const flipped = (at: number) =>
    sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  const forged = [
    '',
    'x',
    sealed.slice(0, -4),
    sealed.slice(4),
    sealed + sealed,
    ...[0, 5, 20, 40, 60, 100].map(flipped),
    text,
    Buffer.from(text).toString('base64url'),
    sealText(other.sign('kept form', visitor), text),
    sealText(Buffer.alloc(32), text),
    'A'.repeat(40_000),
  ]
  for (const kept of forged) {
    const twin = browser.clone()
    await logInWith(twin, kept)
    assert.ok(isDropped(twin), kept.slice(0, 100))
  }
  for (const kept of forged) {
    const twin = browser.clone()
    await logInWith(twin, kept, { ...anna, password: 'wrong' })
    assert.is(keptIn(twin), null, 'nothing of it is written into the page again')
  }
})

test('another browser cannot use it, and so nobody can plant one in somebody else’s', async ({ shop }) => {
  const sealed = keptIn(await carrying(shop)) ?? ''
  assert.ok(sealed)
  const others = await shop.browser().open('/login')
  await logInWith(others, sealed)
  assert.ok(isDropped(others))
  assert.not.match(others.html, 'Planted')
})

test('used again by its own browser it is hers still, and nobody else’s', async ({ shop }) => {
  const browser = await carrying(shop)
  const sealed = keptIn(browser) ?? ''
  await logIn(browser, anna)
  assert.match(browser.html, 'Planted')
  await browser.press('Log out')
  await logInWith(browser, sealed, claire)
  assert.ok(isDropped(browser))
  assert.not.match(browser.html, 'Planted')
  await browser.press('Log out')
  await logInWith(browser, sealed)
  assert.match(browser.html, 'Planted')
})

test('a form without the token of a page of that very session is not kept', async ({ shop }) => {
  const browser = await shop.browser().open('/login')
  const early = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  await logIn(browser, anna)
  const own = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const second = await browser.clone().open('/profile')
  const [, , otherMark] = (second.find('input[name=form-token]')?.getAttribute('value') ?? '').split('.')
  const ofClaire = await atProfile(shop, claire)
  const claires = ofClaire.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const stranger = await shop.browser().open('/login')
  const visitors = stranger.find('input[name=form-token]')?.getAttribute('value') ?? ''
  shop.pass(hours(25))
  const [nonce, mac, mark] = own.split('.')
  for (const token of [
    '',
    'x.y.z',
    claires,
    visitors,
    early,
    `${early}.${mark}`,
    `${nonce}.${mac}`,
    `${nonce}.${mark}`,
    `x.${mac}.${mark}`,
  ]) {
    const twin = browser.clone()
    await twin.post('/profile', { firstName: 'Planted', 'form-token': token })
    assert.is(twin.url, '/login?next=/profile', token)
    assert.is(keptIn(twin), null, token)
  }
  for (const forged of [
    `${nonce}.${mac}.${otherMark}`,
    `${nonce}.${mac}.${claires.split('.')[2]}`,
    `${nonce}.${mac}.x`,
  ]) {
    const twin = browser.clone()
    await twin.post('/profile', { firstName: 'Planted', 'form-token': forged })
    for (const who of [anna, claire]) {
      const either = twin.clone()
      await logIn(either, who)
      assert.not.match(either.html, 'Planted', `${forged} is a page of ${who.email}’s`)
    }
  }
  assert.not.match(everything(shop), 'Planted')
})

test('from another site, or without a session’s cookie, nothing is kept', async ({ shop }) => {
  const browser = await atProfile(shop, anna)
  const { entries } = browser.type('Company', 'Planted').formData('Save')
  shop.pass(hours(25))
  const crossing = browser.clone()
  await crossing.post('/profile', entries, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })
  assert.is(crossing.status, 403)
  const stranger = await shop.browser().open('/login')
  await stranger.post('/profile', entries)
  assert.is(stranger.url, '/login?next=/profile')
})

test('a browser that has lost its visitor cookie gets one, and the box and what it carries are bound to the same', async ({
  shop,
}) => {
  const browser = await atProfile(shop, anna)
  const { entries } = browser.type('Company', 'Kept & Co').formData('Save')
  shop.pass(hours(25))
  await browser.post('/profile', entries, { cookie: `session=${browser.cookies.get('session')}` })
  assert.is(browser.headers.getSetCookie().filter((cookie) => cookie.startsWith('visitor=')).length, 1)
  await logIn(browser, anna)
  await browser.press('Go on')
  assert.is(browser.field('Company').value, 'Kept & Co')
})

test('what no form of ours is as large as is not kept; what fits goes through the log-in', async ({
  shop,
}) => {
  const browser = await atProfile(shop, anna)
  const token = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const parts = 'name company line1 line2 district town region postcode sortingCode called'.split(' ')
  const largest = Object.fromEntries(parts.map((name) => [name, '𠮷'.repeat(100)]))
  shop.pass(hours(25))
  await browser.post('/address-book/new', { ...largest, country: 'CN', 'form-token': token })
  assert.ok(keptIn(browser))
  await logIn(browser, anna)
  await browser.press('Go on')
  assert.is(browser.field('Name').value, '𠮷'.repeat(100))

  const fresh = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  shop.pass(hours(25))
  await browser.post('/profile', { firstName: 'x'.repeat(40_000), 'form-token': fresh })
  assert.is(browser.url, '/login?next=/profile')
  assert.is(keptIn(browser), null)
})

test('what the form did not ask for, or twice, is refused after the log-in as before', async ({ shop }) => {
  const browser = await atProfile(shop, anna)
  const { entries } = browser.formData('Save')
  for (const more of [
    ['email', 'eve@evil.example'],
    ['firstName', 'Eve'],
    ['__proto__', 'x'],
  ] as [string, string][]) {
    const twin = browser.clone()
    shop.pass(hours(25))
    await twin.post('/profile', [...entries, more])
    await logIn(twin, anna)
    await twin.press('Go on')
    assert.is(twin.status, 422, more[0])
    assert.not.match(everything(shop), /eve@evil|"Eve"/)
  }
})

test('every field that hides what is typed is called secret by a form, whatever form posts it', async ({
  shop,
}) => {
  const hidden = everyPage.flatMap(({ element }) =>
    [...parseHtml(htmlOf(element, frameIn('en'))).querySelectorAll('input[type=password]')].map(
      (input) => input.getAttribute('name') ?? '',
    ),
  )
  assert.ok(hidden.length > 5)
  for (const name of [...hidden, 'code']) assert.ok(isSecretField(name), name)

  const browser = await atProfile(shop, anna)
  const { entries } = browser.formData('Save')
  shop.pass(hours(25))
  const typed = [...new Set(hidden), 'code'].map((name): [string, string] => [name, 'a secret of hers'])
  await browser.post('/profile', [...entries, ...typed])
  await logIn(browser, anna)
  assert.match(browser.main, 'Passwords are never kept')
  assert.not.match(browser.html, 'a secret of hers')
})

test('a sealed text opens with its key and no other, and says nothing', () => {
  const key = Buffer.alloc(32, 1)
  for (const text of ['', 'x', 'Ännchen 𠮷', 'y'.repeat(50_000)]) {
    const sealed = sealText(key, text)
    assert.is(openSealedText(key, sealed), text)
    assert.is(openSealedText(Buffer.alloc(32, 2), sealed), null)
    assert.is.not(sealText(key, text), sealed)
  }
  for (const junk of ['', 'x', 'A'.repeat(37), 'A'.repeat(38), '%', 'é'.repeat(50)])
    assert.is(openSealedText(key, junk), null)
})

test.run()
