import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { returnPath } from '../../src/http/return-path.ts'
import { paths } from '../../src/paths.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('Where to go afterwards')

test.before(async (t) => {
  t.shop = await openShop()
  await t.shop.customer(anna)
})

test.after(({ shop }) => shop.close())

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example/profile',
  'javascript:alert(1)',
  'data:text/html,x',
  '/..//evil.example',
  '/.//evil.example',
  '/profile/../..//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/profile\r\nSet-Cookie: session=x',
  '/profile\0',
  '/profile#@evil.example',
  '/profile?next=//evil.example',
  '/profile/',
  '/profile//',
  '//profile',
  'profile',
  '@evil.example',
  '.evil.example',
  ':80@evil.example',
  '/Profile',
  '/logout',
  '/language',
  '/healthz',
  '/',
  '',
  '__proto__',
  'constructor',
  '/forgot-password/sent/R-ABC12',
  '/forgot-password/sent/R-ABC123/../..',
  '/forgot-password/sent/R-ABC123\n',
  '/forgot-password/sent/r-abc123',
  '/profile\u2028',
  '／／evil.example',
]

test('only pages of ours, by their own spelling', () => {
  for (const path of [paths.login, paths.profile, paths.addressBook, paths.orderHistory, paths.webSiteAccess])
    assert.is(returnPath(path), path)
  assert.is(returnPath(paths.forgotPasswordSent('R-ABC123')), '/forgot-password/sent/R-ABC123')
  for (const path of [...elsewhere, undefined]) assert.is(returnPath(path), null, JSON.stringify(path))
})

for (const wanted of elsewhere) {
  test(`${JSON.stringify(wanted)} leads nowhere, as ?next= and as a forged hidden field`, async ({
    shop,
  }) => {
    const browser = shop.browser()
    await browser.open(`/login?next=${encodeURIComponent(wanted)}`)
    assert.is(browser.status, 200)
    assert.is(browser.find('input[name=next]'), undefined)

    const other = browser.clone()
    const { entries: switching } = other.formData('Français')
    await other.post('/language', [...switching.filter(([name]) => name !== 'from'), ['from', wanted]])
    const home = ['/language', '/', '/profile', '/login?next=/profile']
    assert.equal(
      other.hops.map(({ url }) => url),
      other.status === 200 ? home : ['/language'],
    )

    browser.type('Email', anna.email).type('Password', anna.password ?? '')
    const { entries } = browser.formData('Log in')
    await browser.post('/login', [...entries, ['next', wanted]])
    assert.equal(
      browser.hops.map(({ url }) => url),
      ['/login', '/profile'],
    )
  })
}

test('a page of staff is told from what only begins like one, and a long one at once', async ({ shop }) => {
  for (const path of ['/staff', '/staff/customers?q=b%20c', '/staff/settings/preview.css', '/staff/-a.b-'])
    assert.is(returnPath(path), path)
  for (const path of [
    '/staffroom',
    '/staff/..',
    '/staff/.',
    '/staff/../x',
    '/staff/--',
    '/staff//x',
    '/staff/',
  ])
    assert.is(returnPath(path), null, path)

  // With a part that can be read in two ways, this would be tried in 2000 to the power of 6 of them.
  const long = `/staff${`/${'a'.repeat(2000)}`.repeat(6)}`
  assert.is(returnPath(long), long)
  assert.is(returnPath(`${long}"`), null)
  const browser = shop.browser()
  await browser.open(`${long}"`)
  assert.is(browser.status, 404)
  await browser.open(`/staff/login?next=${encodeURIComponent(`${long}"`)}`)
  assert.is(browser.find('input[name=next]'), undefined)
})

test('the page that was asked for comes after the log-in', async ({ shop }) => {
  const browser = shop.browser()
  await browser.open('/order-history')
  await browser.type('Email', anna.email).type('Password', 'wrong').press('Log in')
  assert.is(browser.status, 422)
  await browser.type('Password', anna.password ?? '').press('Log in')
  assert.is(browser.url, '/order-history')
})

test('two of them: the first is looked at, and the second does not come along', async ({ shop }) => {
  const browser = shop.browser()
  await browser.open('/login?next=/address-book&next=//evil.example')
  assert.is(browser.find('input[name=next]')?.getAttribute('value'), '/address-book')
  await browser.open('/login?next=//evil.example&next=/address-book')
  assert.is(browser.find('input[name=next]'), undefined)
})

test.run()
