import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { en } from '../../src/i18n/en.ts'
import { fr } from '../../src/i18n/fr.ts'
import { parseHtml } from '../support/browser/html.ts'
import { faultsOf } from '../support/browser/page-check.ts'
import type { Browser } from '../support/browser.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { everything, type Knock, knock } from './knock.ts'

type Status = keyof typeof en.errorPages

const posts = [
  '/login',
  '/logout',
  '/forgot-password',
  '/profile',
  '/web-site-access',
  '/web-site-access/sessions',
  '/language',
]
const urlencoded = 'application/x-www-form-urlencoded'
const megabyte = `email=${'a'.repeat(1_000_000)}`

function inPieces(text: string): ReadableStream {
  const pieces = text.match(/.{1,16000}/gs) ?? []
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift()
      if (piece === undefined) controller.close()
      else controller.enqueue(new TextEncoder().encode(piece))
    },
  })
}

const multipart = '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nanna@example.com\r\n--x--\r\n'

const refusals: [status: Status, says: string, request: () => Knock][] = [
  [403, 'a foreign Origin', () => form({ origin: 'https://evil.example' })],
  [403, 'our host on another scheme', () => form({ origin: 'https://localhost:3000' })],
  [403, 'our host on another port', () => form({ origin: 'http://localhost:3001' })],
  [403, 'an Origin that begins like ours', () => form({ origin: 'http://localhost:3000.evil.example' })],
  [403, 'Origin: null', () => form({ origin: 'null' })],
  [403, 'an empty Origin', () => form({ origin: '' })],
  [403, 'Sec-Fetch-Site: cross-site', () => form({ 'sec-fetch-site': 'cross-site' })],
  [403, 'Sec-Fetch-Site: same-site', () => form({ 'sec-fetch-site': 'same-site' })],
  [
    403,
    'our Origin from another site',
    () => form({ origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }),
  ],
  [
    403,
    'a foreign Origin that says same-origin',
    () => form({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }),
  ],
  [
    413,
    '1 MB with its length',
    () => ({
      body: megabyte,
      headers: { 'content-type': urlencoded, 'content-length': String(megabyte.length) },
    }),
  ],
  [
    413,
    '1 MB without its length',
    () => ({ body: inPieces(megabyte), headers: { 'content-type': urlencoded } }),
  ],
  [
    413,
    '1 MB that says it is short',
    () => ({ body: inPieces(megabyte), headers: { 'content-type': urlencoded, 'content-length': '10' } }),
  ],
  [
    413,
    'a short one that says it is long',
    () => ({ body: 'a=b', headers: { 'content-type': urlencoded, 'content-length': '1000000' } }),
  ],
  [
    413,
    'forty thousand fields',
    () => ({ body: 'a=b&'.repeat(40_000), headers: { 'content-type': urlencoded } }),
  ],
  [
    415,
    'JSON',
    () => ({ body: '{"email":"anna@example.com"}', headers: { 'content-type': 'application/json' } }),
  ],
  [
    415,
    'multipart',
    () => ({ body: multipart, headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
  ],
  [415, 'text/plain', () => ({ body: 'email=anna@example.com', headers: { 'content-type': 'text/plain' } })],
  [
    415,
    'XML',
    () => ({
      body: '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
      headers: { 'content-type': 'application/xml' },
    }),
  ],
  [
    415,
    'a type that only begins like a form',
    () => ({ body: 'a=b', headers: { 'content-type': `${urlencoded}2` } }),
  ],
  [415, 'two types', () => ({ body: 'a=b', headers: { 'content-type': `text/plain, ${urlencoded}` } })],
  [415, 'no type', () => ({ body: new TextEncoder().encode('email=anna@example.com') })],
  [400, 'a body that breaks off', () => ({ body: breakingOff(), headers: { 'content-type': urlencoded } })],
]

function form(headers: Record<string, string>): Knock {
  return { body: { email: anna.email }, headers }
}

function breakingOff(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) })
}

type Scene = { shop: Shop; anna: Browser }

for (const [language, words] of [
  ['en', en],
  ['fr', fr],
] as const) {
  const test = suite<Scene>(`Strange requests, ${language}`)

  test.before(async (t) => {
    t.shop = await openShop()
    await t.shop.customer({ ...anna, language })
    t.anna = t.shop.browser({ languages: language })
    await t.anna.open('/login')
    await t.anna
      .type(words.login.email, anna.email)
      .type(words.login.password, anna.password ?? '')
      .press(words.login.submit)
  })

  test.after(({ shop }) => shop.close())

  /** The page of an error: its words, its language, its way on, and an id that the log knows too. */
  async function assertErrorPage(shop: Shop, answer: Response, status: Status, says: string): Promise<void> {
    assert.is(answer.status, status, says)
    assert.is(answer.headers.get('content-type'), 'text/html; charset=UTF-8')
    assert.is(answer.headers.get('cache-control'), 'no-store')
    const html = await answer.text()
    const page = parseHtml(html)
    assert.equal(faultsOf(page, html), [], says)
    assert.is(page.documentElement?.getAttribute('lang'), language)
    assert.is(page.querySelector('h1')?.textContent, words.errorPages[status].title)
    assert.ok(html.includes(words.errorPages[status].text))
    const id = page.querySelector('.ticket dd')?.textContent ?? ''
    assert.match(id, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const line = shop.logged().at(-1) ?? {}
    assert.equal({ ...line, request: id, status }, line)
    assert.not.match(html, /\bat .*:\d+:\d+|node_modules|SqliteError/)
  }

  const headersOf = (browser: Browser) => ({
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'accept-language': language,
  })

  for (const [status, says, request] of refusals) {
    test(`${says} is a ${status}, of whichever form`, async ({ shop, anna }) => {
      const before = everything(shop)
      for (const path of posts) {
        const { headers, ...rest } = request()
        const answer = await knock(shop, path, {
          ...rest,
          method: 'POST',
          headers: { ...headersOf(anna), ...(headers as object) },
        })
        assert.is(
          answer.headers.getSetCookie().some((cookie) => /session|device/.test(cookie)),
          false,
        )
        await assertErrorPage(shop, answer, status, `${path}: ${says}`)
      }
      assert.is(everything(shop), before)
    })
  }

  test('a browser without Origin and Sec-Fetch-Site is let by, and so are ours', async ({ shop }) => {
    for (const headers of [
      {},
      { origin: 'http://localhost:3000' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ])
      assert.is((await knock(shop, '/login', form(headers as Record<string, string>))).status, 422)
  })

  test('a form type is a form type in any case and with any charset', async ({ shop }) => {
    for (const type of [
      urlencoded.toUpperCase(),
      `${urlencoded}; charset=UTF-8`,
      `${urlencoded};charset=utf-16`,
      ` ${urlencoded} `,
    ])
      assert.is(
        (await knock(shop, '/login', { body: 'a=b', headers: { 'content-type': type } })).status,
        422,
        type,
      )
  })

  test('a path that is not there is a 404, however it is spelt', async ({ shop, anna }) => {
    const paths = [
      '/nowhere',
      '/Login',
      '/login/x',
      '/login%00',
      '/login%0a',
      '/login;a=b',
      '/%',
      '/%zz',
      '/%E0%A4%A',
      '/%ff%fe',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/static/../../etc/passwd',
      '/static/%2e%2e%2fpackage.json',
      '/static/..%5c..%5cpackage.json',
      '/static/.env',
      '/.env',
      '/.git/config',
      '/forgot-password/sent/R-abc123',
      '/forgot-password/sent/R-ABC1234',
      '/forgot-password/sent/%3Cscript%3E',
      '/development/mailbox',
      '/development/mailbox/x',
      '/__proto__',
      '/constructor',
      '/*',
      '/:id',
      `/${'a'.repeat(10_000)}`,
      `/${'a/'.repeat(4000)}a`,
      `/${'%61'.repeat(3000)}`,
      '//login',
      '//evil.example/login',
    ]
    for (const path of paths) {
      const asked = await knock(shop, path, { headers: headersOf(anna) })
      await assertErrorPage(shop, asked, 404, path)
      const posted = await knock(shop, path, { headers: headersOf(anna), body: { a: 'b' } })
      await assertErrorPage(shop, posted, 404, path)
    }
  })

  test('a method that a page does not know is a 405 that names those it does', async ({ shop, anna }) => {
    const before = everything(shop)
    const allowed: Record<string, string> = {
      '/login': 'GET, HEAD, POST',
      '/logout': 'POST',
      '/profile': 'GET, HEAD, POST',
      '/address-book': 'GET, HEAD',
      '/web-site-access/sessions': 'POST',
      '/forgot-password/sent/R-ABC123': 'GET, HEAD',
      '/healthz': 'GET, HEAD',
      '/favicon.ico': 'GET, HEAD',
      '/robots.txt': 'GET, HEAD',
    }
    for (const [path, methods] of Object.entries(allowed)) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'FOO', 'get2']) {
        if (methods.split(', ').includes(method)) continue
        const answer = await knock(shop, path, { method, headers: headersOf(anna) })
        assert.is(answer.headers.get('allow'), methods, `${method} ${path}`)
        await assertErrorPage(shop, answer, 405, `${method} ${path}`)
      }
    }
    assert.is((await knock(shop, '/logout', { method: 'HEAD' })).status, 405)
    assert.is(await (await knock(shop, '/login', { method: 'HEAD' })).text(), '')
    assert.is(everything(shop), before)
  })

  test('a method override in header, query or field overrides nothing', async ({ shop, anna }) => {
    const before = everything(shop)
    const headers = { ...headersOf(anna), 'x-http-method-override': 'POST', 'x-method-override': 'POST' }
    assert.is((await knock(shop, '/logout?_method=POST', { headers })).status, 405)
    assert.is(everything(shop), before)
  })

  test('an unknown host is a 421', async ({ shop }) => {
    const headers = { host: 'evil.example', 'accept-language': language }
    await assertErrorPage(shop, await knock(shop, '/login', { headers }), 421, 'evil.example')
    await assertErrorPage(
      shop,
      await knock(shop, '/login', { headers, body: { a: 'b' } }),
      421,
      'evil.example',
    )
  })

  test('when something of ours breaks, it is a 500 without a word of what', async () => {
    const shop = await openShop()
    shop.client.exec('alter table customer rename to gone')
    const browser = shop.browser({ languages: language })
    await browser.open('/login')
    const { entries } = browser
      .type(words.login.email, anna.email)
      .type(words.login.password, 'x')
      .formData(words.login.submit)
    const answer = await knock(shop, '/login', { headers: headersOf(browser), body: entries })
    await assertErrorPage(shop, answer, 500, 'a missing table')
    assert.match(shop.log(), /"event":"request_broke".*no such table: customer/)
    assert.not.match(shop.log(), anna.email)
    await shop.close()
  })

  test.run()
}
