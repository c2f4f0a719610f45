import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { employ, staffBrowser } from '../../support/staff.ts'

type Scene = { shop: Shop; browser: Browser }

const test = suite<Scene>('The shop’s settings in the staff area')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.browser = await (await staffBrowser(t.shop, await employ(t.shop))).open('/staff/settings')
})

test.after.each(({ shop }) => shop.close())

const client = {
  incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' } },
}

const chosenIn = ({ client }: Shop) =>
  client.prepare('select name, value from shop_setting order by name').all()
const historyIn = ({ client }: Shop) =>
  client
    .prepare("select subject, details from history where event = 'setting-changed' order by id")
    .all() as {
    subject: string
    details: string
  }[]

test('the page shows what holds; saving it unchanged changes and keeps nothing', async ({
  shop,
  browser,
}) => {
  assert.is(browser.field('Name of the shop').value, 'Perrin & Filles')
  assert.is(browser.field('Sender of the emails').value, shop.config.email.from)
  await browser.press('Save')
  assert.match(browser.text, 'The settings are saved')
  assert.equal(chosenIn(shop), [])
  assert.equal(historyIn(shop), [])
})

test('a new name, phone and colour hold from the next page on, in emails too, and after a restart', async ({
  shop,
  browser,
}) => {
  await shop.customer(anna)
  await browser
    .type('Name of the shop', 'Maison Perrin')
    .type('Phone number', '')
    .type('Colour', '#AA0055')
    .press('Save')

  const shopper = await shop.browser().open('/forgot-password')
  assert.match(shopper.title, 'Maison Perrin')
  assert.not.match(shopper.html, '02 40 12 34 56')
  const styles = shopper.find('link[rel=stylesheet]')?.getAttribute('href') ?? ''
  assert.match(
    await (await shop.fetch(new Request(`http://localhost:3000${styles}`), client)).text(),
    '--shop-accent:#aa0055',
  )
  await shopper.type('Email', anna.email).press('Reset password')
  const [email] = await shop.deliver()
  assert.match(email?.text ?? '', 'Maison Perrin')

  const events = historyIn(shop)
  assert.equal(
    events.map(({ subject, details }) => [subject, JSON.parse(details)]),
    [
      ['SHOP_NAME', { from: 'Perrin & Filles', to: 'Maison Perrin' }],
      ['SHOP_PHONE', { from: '02 40 12 34 56', to: '' }],
      ['SHOP_ACCENT', { from: '', to: '#AA0055' }],
    ],
  )
  await shop.shut()
  const next = await openShop({ folder: shop.folder, farEnd: shop.farEnd })
  assert.match((await next.browser().open('/login')).title, 'Maison Perrin')
  await next.shut()
})

test('sender, least length and registration: the rules follow at once', async ({ shop, browser }) => {
  await shop.customer(anna)
  await browser
    .type('Sender of the emails', 'Maison <maison@perrin.example>')
    .type('Least length of a new password', '20')
    .choose('Strangers may create an account', 'No')
    .press('Save')

  const shopper = await shop.browser().open('/login')
  assert.not.ok(shopper.links.some(({ href }) => href === '/registration'))
  assert.is((await shop.browser().open('/registration')).status, 404)
  await shopper
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
  await shopper.open('/web-site-access')
  assert.match(shopper.text, '20 characters')
  await (await shop.browser().open('/forgot-password')).type('Email', anna.email).press('Reset password')
  const [email] = await shop.deliver()
  assert.is(email?.from, 'Maison <maison@perrin.example>')
})

test('what cannot be used is said at its field, nothing is saved, and what was typed is kept', async ({
  shop,
  browser,
}) => {
  await browser
    .type('Name of the shop', ' ')
    .type('Colour', 'red; } body { display: none')
    .type('Web address of the shop', 'javascript:alert(1)')
    .type('Fonts of the text', 'x"; } * { color: red')
    .type('Least length of a new password', '7')
    .type('How long a temporary password works', '2000')
    .type('Time zone', 'Mars/Base')
    .press('Save')
  assert.is(browser.status, 422)
  assert.is(browser.errors.length, 7)
  assert.is(browser.field('Time zone').value, 'Mars/Base')
  assert.equal(chosenIn(shop), [])
  assert.equal(historyIn(shop), [])
})

test('one can look first: the page has the looks that were typed, and nothing is saved', async ({
  shop,
  browser,
}) => {
  await browser
    .type('Colour', '#00aa55')
    .type('Round corners', '1rem')
    .type('Name of the shop', 'Chez <b>Perrin</b>')
    .type('Help page', 'https://perrin.example/aide')
    .type('Legal notice', 'https://perrin.example/legal')
    .type('Web address of the shop', '')
    .type('Time zone', 'Asia/Tokyo')
    .type('Sender of the emails', 'Chez <chez@perrin.example>')
  await browser.press('Look at it first')
  assert.is(browser.status, 200)
  assert.match(browser.text, 'Nothing is saved yet.')
  const preview = browser.find('.preview')?.textContent ?? ''
  assert.match(preview, 'Chez <b>Perrin</b>')
  assert.match(preview, 'Emails come from Chez <chez@perrin.example>.')
  assert.match(preview, 'On the shop’s clocks it is: today, 22:41 (Tokyo time).')
  assert.match(browser.find('header')?.textContent ?? '', 'Chez <b>Perrin</b>')
  const links = () => browser.all('footer a[href^=https]').map((link) => link.getAttribute('href'))
  assert.equal(links(), ['https://perrin.example/aide', 'https://perrin.example/legal'])
  const styles = browser.all('link[rel=stylesheet]').at(-1)?.getAttribute('href') ?? ''
  await browser.open(styles)
  assert.is(browser.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.match(browser.html, '--shop-accent:#00aa55')
  assert.match(browser.html, '--shop-radius:1rem')
  assert.equal(chosenIn(shop), [])
  await browser.open('/staff/settings')
  assert.match(browser.find('header')?.textContent ?? '', 'Perrin & Filles')
  assert.equal(links(), ['https://perrin.example/'])
})

test('the preview’s style sheet holds nothing but plain values', async ({ browser }) => {
  const query = new URLSearchParams({ SHOP_ACCENT: '#123456}body{display:none', SHOP_TEXT_FONT: 'a";}b{' })
  await browser.open(`/staff/settings/preview.css?${query}`)
  assert.is(browser.html, ':root{}')
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends the form as a browser does (RFC 7578). */
async function send(shop: Shop, browser: Browser, bytes: Buffer, name: string, token?: string) {
  await browser.open('/staff/settings/logo')
  const form = new FormData()
  form.set('form-token', token ?? browser.find('main input[name=form-token]')?.getAttribute('value') ?? '')
  form.set('logo', new File([new Uint8Array(bytes)], name))
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const headers = { cookie, host: 'localhost:3000', origin: 'http://localhost:3000' }
  const url = 'http://localhost:3000/staff/settings/logo'
  return shop.fetch(new Request(url, { method: 'POST', headers, body: form }), client)
}

test('a logo is taken in, shown on every page, and taken away again', async ({ shop, browser }) => {
  assert.is((await send(shop, browser, png, 'logo.png')).status, 303)
  const shopper = await shop.browser().open('/login')
  const source = shopper.find('header img')?.getAttribute('src') ?? ''
  const answer = await shop.fetch(new Request(`http://localhost:3000${source}`), client)
  assert.is(answer.headers.get('content-type'), 'image/png')
  assert.ok(Buffer.from(await answer.arrayBuffer()).equals(png))

  await browser.open('/staff/settings/logo/remove')
  await browser.press('Take the logo away')
  await shopper.open('/login')
  assert.not.ok(shopper.find('header img'))
  assert.is(historyIn(shop).length, 2)
})

test('what is no plain picture is refused with the reason, whatever it is called', async ({
  shop,
  browser,
}) => {
  const svg = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`)
  for (const [bytes, status, says] of [
    [svg('<script>alert(1)</script>'), 422, 'plain shapes'],
    [svg('<image href="https://evil.example/x.png"/>'), 422, 'plain shapes'],
    [Buffer.from('<html><script>alert(1)</script></html>'), 422, 'no SVG, PNG or WebP'],
    [png.subarray(0, 40), 422, 'damaged'],
    [Buffer.alloc(0), 422, 'Choose a file'],
    [Buffer.alloc(205_000, 1), 422, 'larger than 200 kB'],
    [Buffer.alloc(400_000, 1), 413, ''],
  ] as const) {
    const answer = await send(shop, browser, bytes, 'logo.png')
    assert.is(answer.status, status)
    assert.match(await answer.text(), says)
  }
  assert.is((await send(shop, browser, png, 'logo.png', 'x.y')).status, 422)
  assert.is(shop.client.prepare('select count(*) as n from shop_file').pluck().get(), 0)
})

test.run()
