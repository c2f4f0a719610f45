import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { paths } from '../../src/paths.ts'
import type { Browser } from '../support/browser.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

const onEveryAnswer: Record<string, string> = {
  'content-security-policy': policy,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** What we send and no more: nothing that tells what we are made of. */
const known = new Set([
  ...Object.keys(onEveryAnswer),
  'allow',
  'cache-control',
  'clear-site-data',
  'content-encoding',
  'content-length',
  'content-type',
  'location',
  'retry-after',
  'set-cookie',
  'strict-transport-security',
  'vary',
])

const test = suite<{ shop: Shop; anna: Browser }>('Headers')

test.before(async (t) => {
  t.shop = await openShop()
  await t.shop.customer(anna)
  t.anna = await loggedIn(t.shop)
})

test.after(({ shop }) => shop.close())

async function loggedIn(shop: Shop): Promise<Browser> {
  const browser = shop.browser()
  await browser.open('/login')
  return browser
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
}

const cookieOf = (browser: Browser) =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

function assertHeaders({ headers }: Response, says: string, isStatic = false): void {
  for (const [name, value] of Object.entries(onEveryAnswer))
    assert.is(headers.get(name), value, `${name}: ${says}`)
  for (const name of headers.keys()) assert.ok(known.has(name), `${name}: ${says}`)
  if (isStatic) assert.match(headers.get('cache-control') ?? '', /^public, max-age=\d+(, immutable)?$/)
  else assert.is(headers.get('cache-control'), 'no-store', says)
  for (const cookie of headers.getSetCookie())
    assert.match(
      cookie,
      /^(session|visitor|device|language|notice)=[\w.-]*; (Max-Age=\d+; )?Path=\/; HttpOnly; SameSite=Lax$/,
    )
}

test('every answer of every route has them: nobody’s, a customer’s, refused and broken ones', async ({
  shop,
  anna,
}) => {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']
  const routes = new Set(shop.app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path))
  const asked = [...routes].map((path) => path.replace(/:reference.*/, 'R-ABC123'))
  let answers = 0
  for (const path of [...asked, '/nowhere', '/login/', '/%', '//evil.example']) {
    for (const method of methods) {
      for (const cookie of ['', cookieOf(anna)]) {
        const answer = await knock(shop, path, { method, headers: { cookie } })
        assertHeaders(answer, `${method} ${path}`)
        const hasStyle = (await answer.text()).includes('<link rel="stylesheet"')
        assert.is(hasStyle, /html/.test(answer.headers.get('content-type') ?? '') && method !== 'HEAD')
        answers += 1
      }
    }
  }
  assert.ok(answers > 200, `${answers}`)
})

test('refusals have them: another host, another site, too much, another format', async ({ shop }) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  assertHeaders(await knock(shop, '/login', { headers: { host: 'evil.example' } }), '421')
  assertHeaders(await knock(shop, '/login', { body: {}, headers: { origin: 'null' } }), '403')
  assertHeaders(await knock(shop, '/login', { body: 'a'.repeat(100_000), headers: form }), '413')
  assertHeaders(
    await knock(shop, '/login', { body: '{}', headers: { 'content-type': 'application/json' } }),
    '415',
  )
})

test('static files may be kept, all else may not', async ({ shop }) => {
  const { stylesheet, script } = shop.services.publicFiles
  for (const path of [stylesheet, script, '/favicon.ico', '/robots.txt']) {
    const answer = await knock(shop, path, { headers: { 'accept-encoding': 'br' } })
    assert.is(answer.status, 200)
    assertHeaders(answer, path, true)
    assert.equal(answer.headers.getSetCookie(), [])
  }
  assert.match((await knock(shop, stylesheet)).headers.get('cache-control') ?? '', 'immutable')
  assertHeaders(await knock(shop, `${paths.publicFiles}comptoir.AAAAAAAAAAAA.css`), 'an old style sheet')
})

test('a page asks for nothing that its policy forbids', async ({ shop, anna }) => {
  for (const path of [
    '/login',
    '/forgot-password',
    '/profile',
    '/address-book',
    '/order-history',
    '/web-site-access',
  ]) {
    const html = await (await knock(shop, path, { headers: { cookie: cookieOf(anna) } })).text()
    assert.not.match(
      html,
      /<script(?! type="module" src="\/static\/comptoir\.[\w-]{12}\.js"><\/script>)|<style|\sstyle=|\son\w+=|<iframe|<object|<base|javascript:|src="http|href="http:/i,
      path,
    )
  }
})

test('HSTS is for https', async ({ shop }) => {
  assert.is((await knock(shop, '/login')).headers.get('strict-transport-security'), null)
  const onHttps = await openShop({ settings: { PUBLIC_URL: 'https://compte.perrin.example' } })
  for (const path of ['/login', '/nowhere', '/favicon.ico', '/profile'])
    assert.is((await knock(onHttps, path)).headers.get('strict-transport-security'), 'max-age=63072000', path)
  await onHttps.close()
})

test('log-out clears what the browser kept, log-in does not', async ({ shop }) => {
  const browser = await loggedIn(shop)
  assert.is(browser.headers.get('clear-site-data'), null)
  const { entries } = browser.formData('Log out')
  const answer = await knock(shop, '/logout', { headers: { cookie: cookieOf(browser) }, body: entries })
  assert.is(answer.status, 303)
  assert.is(answer.headers.get('clear-site-data'), '"cache", "storage"')
  assert.ok(answer.headers.getSetCookie().includes('session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'))
  assertHeaders(answer, 'log out')
})

test('what is typed or asked for never becomes a header', async ({ shop }) => {
  const browser = shop.browser()
  await browser.open('/login')
  const token = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const split = '/profile\r\nSet-Cookie: session=evil\r\n\r\n<script>'
  for (const field of ['email', 'next', 'from', 'language', 'end', 'x']) {
    for (const path of ['/login', '/forgot-password', '/language', '/logout']) {
      const answer = await knock(shop, path, {
        headers: { cookie: cookieOf(browser), 'user-agent': 'x<script>' },
        body: { language: 'fr', 'form-token': token, [field]: split },
      })
      for (const [name, value] of answer.headers)
        assert.not.match(value, /evil|<script>/, `${path} ${field} ${name}`)
    }
  }
  for (const path of ['/login?next=%0d%0aX-Evil:1', '/%0d%0aX-Evil:1', '/login/%0d%0aX-Evil:1/']) {
    const answer = await knock(shop, path)
    assert.is(answer.headers.get('x-evil'), null)
    assert.not.match(answer.headers.get('location') ?? '', /evil/i)
  }
})

test('an email in the mailbox of a trial is shut in: no script, no form, no other frame', async () => {
  const shop = await openShop({ trial: true })
  await shop.customer(anna)
  const browser = shop.browser({ unchecked: /\/html$/ })
  await browser.open('/forgot-password')
  await browser.type('Email', anna.email).press('Reset password')
  await shop.worker.work()
  await browser.open('/development/mailbox')
  const link = browser
    .all('main a')
    .map((a) => a.getAttribute('href'))
    .find((href) => href?.includes('mailbox/'))
  const frame = await knock(shop, `${link}/html`)
  assert.is(frame.status, 200)
  assert.is(
    frame.headers.get('content-security-policy'),
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
  )
  assert.is(frame.headers.get('x-frame-options'), 'SAMEORIGIN')
  const around = await knock(shop, link ?? '')
  assert.match(
    around.headers.get('content-security-policy') ?? '',
    /frame-ancestors 'none'.*; frame-src 'self'$/,
  )
  for (const id of [
    '../../key',
    '..%2f..%2fkey',
    '%2e%2e%2fkey',
    `${'0'.repeat(36)}`,
    'x%00',
    '-'.repeat(36),
  ]) {
    for (const end of ['', '/html'])
      assert.is((await knock(shop, `/development/mailbox/${id}${end}`)).status, 404, id)
  }
  await shop.close()
})

test.run()
