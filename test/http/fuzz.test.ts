import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseHtml } from '../support/browser/html.ts'
import { faultsOf } from '../support/browser/page-check.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { type Knock, knock, oneOf, sameBytes, seeded } from './knock.ts'

const seed = 20_261_123
const count = 2500

const texts = [
  '',
  ' ',
  'x',
  'on',
  'anna@example.com',
  'ANNA@EXAMPLE.COM',
  'fr',
  'others',
  '/profile',
  '//evil.example',
  'three loose shutters',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' or 1=1 --",
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '\0',
  '\r\nSet-Cookie: a=b',
  '\u202e\u2066\u200b\ufeff',
  '\ud800',
  '😀'.repeat(300),
  'Z̴̡͚͎̮̲̖̟̠͈̯̱̫̠͖'.repeat(20),
  'ﷺ'.repeat(300),
  'a'.repeat(5000),
  '-1',
  '1e309',
  '../../../../etc/passwd',
  '%00',
  '%c0%ae',
  '$argon2id$v=19$m=19456,t=2,p=1$x$y',
  '7K2M-0QXZ-9D4T-HW3B',
  '019a0000-0000-7000-8000-000000000000',
]

const names = [
  'email',
  'password',
  'keep',
  'shared',
  'next',
  'form-token',
  'firstName',
  'lastName',
  'company',
  'phone',
  'language',
  'from',
  'current',
  'new',
  'again',
  'username',
  'end',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'email[]',
  'email.0',
  '',
  '\0',
  'x'.repeat(1000),
]

/** What each form asks for, so that junk gets past the first look. */
const fieldsOf: Record<string, string[]> = {
  '/login': ['email', 'password', 'next'],
  '/forgot-password': ['email'],
  '/profile': ['firstName', 'lastName', 'company', 'phone', 'language'],
  '/web-site-access': ['current', 'new', 'again', 'username'],
  '/web-site-access/sessions': ['end'],
  '/language': ['language', 'from'],
}

/** What gets a field through its checks, so that junk beside it and behind it is reached. */
const plausible: Record<string, string[]> = {
  email: ['anna@example.com', 'ANNA@EXAMPLE.COM ', 'nobody@example.com', 'anna+x@b\u00fccher.example'],
  password: ['wrong', 'three loose shutter', '7K2M-0QXZ-9D4T-HW3B', '\ud83d\ude00'.repeat(256)],
  firstName: ['<b>Anna</b>', 'Ann\u0301a', '\u202eannA', '\ud83d\ude00'.repeat(100)],
  lastName: ['"><script>', 'O\u2019Brandt', '{{x}}', 'Z\u0334\u0321\u035a'.repeat(20)],
  phone: ['', '02 40 12 34 56', '<script>'],
  language: ['en'],
  end: ['others', '019a0000-0000-7000-8000-000000000000'],
  current: ['wrong', 'three loose shutter'],
  new: ['four quiet herons'],
  again: ['four quiet herons'],
}

const headerJunk: Record<string, string[]> = {
  'accept-language': ['fr', '*', 'en;q=9', 'x'.repeat(3000), ',,,;;;', '\u00ff', 'fr-CA;q=0.001,en;q=0'],
  'user-agent': ['', '<script>', 'x'.repeat(9000), 'Mozilla/5.0 (((((', '\u00ff\u00fe', 'Lynx/2.9'],
  'x-forwarded-for': ['junk', '::1%eth0', '1.1.1.1, 2.2.2.2', 'x,'.repeat(2000), '[::', '999.999.999.999'],
  'accept-encoding': ['br', 'gzip;q=x', '*;q=0', ',,'],
  origin: ['null', 'https://evil.example', 'http://localhost:3000', 'junk'],
  'sec-fetch-site': ['cross-site', 'same-origin', 'none', 'junk'],
  'content-type': ['application/json', 'text/plain', 'multipart/form-data', 'junk', ''],
  host: ['evil.example', 'localhost', 'localhost:3000'],
  referer: ['javascript:alert(1)', 'x'.repeat(3000)],
  range: ['bytes=0-1', 'bytes=-'],
  'if-none-match': ['*', '"x"'],
  'if-modified-since': ['junk'],
  expect: ['tea'],
  upgrade: ['websocket'],
  'content-length': ['junk', '-1', '99999999999999999999'],
}

const cookieJunk = [
  'SameSite',
  'SameSite=Lax',
  'session=x',
  'session="',
  'session=%',
  `session=${'A'.repeat(43)}`,
  'visitor=%00',
  'language=xx',
  'notice=__proto__',
  'notice=loggedOut',
  `device=${'A'.repeat(22)}.${'B'.repeat(43)}`,
  '__proto__=x',
  '=',
  ';;;',
  'x=y;'.repeat(500),
]

type Random = ReturnType<typeof seeded>

/** Percent-encoded, or nearly so. */
function written(random: Random, text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
  return random(12) === 0
    ? `${encoded}${oneOf(random, ['%', '%zz', '%ff', '%ed%a0%80', '%c0%80', '\u00e9', '+', '&&', '=', ';'])}`
    : encoded
}

type Tokens = { cookie: string; visitor: string; own: string }

function makeRequest(random: Random, shop: Shop, tokens: Tokens) {
  const all = shop.app.routes.filter(({ method }) => method !== 'ALL')
  // Nobody of the staff is in: their many routes get one request in six, the shoppers' forms the others.
  const ofStaff = random(6) === 0
  const routes = all.filter(({ path }) => path.startsWith('/staff') === ofStaff)
  const { path: pattern, method: usual } = oneOf(random, routes)
  let path = pattern
    .replace(/:reference.*/, 'R-ABC123')
    .replace(':id', () => written(random, oneOf(random, texts)))
  if (random(8) === 0) path += oneOf(random, ['/', '//', '/..', '%00', '%2f', ';x', '.json', '/x', '?', '#'])
  if (random(4) === 0) path += `?${oneOf(random, names.slice(0, 8))}=${written(random, oneOf(random, texts))}`

  const junk: Record<string, string> = {}
  for (const name of Object.keys(headerJunk))
    if (random(14) === 0) junk[name] = oneOf(random, headerJunk[name] ?? [])
  const cookies = [
    random(5) ? tokens.cookie : '',
    ...(random(3) === 0 ? [oneOf(random, cookieJunk), oneOf(random, cookieJunk)] : []),
  ]
  if (random(2)) cookies.reverse()
  const headers = { ...junk, cookie: cookies.filter(Boolean).join('; ') }

  const method = random(8) ? usual : oneOf(random, ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'FOO'])
  const request: Knock = { method, headers, address: `127.0.${random(250)}.${random(250)}` }
  if (method !== 'GET' && method !== 'HEAD') {
    const own = random(3) ? (fieldsOf[pattern] ?? []) : []
    const fields = own.map((name) => [name, oneOf(random, random(3) ? (plausible[name] ?? texts) : texts)])
    for (let more = own.length ? random(8) - 6 : random(9); more > 0; more--)
      fields.push([oneOf(random, names), oneOf(random, texts)])
    if (random(6)) fields.push(['form-token', random(3) ? tokens.own : tokens.visitor])
    request.body = fields
      .map(([name = '', value = '']) => `${written(random, name)}=${written(random, value)}`)
      .join('&')
    request.headers = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
  }
  return { path, request }
}

for (const trial of [false, true]) {
  test(`${count} requests made of junk at a ${trial ? 'trial' : 'real shop'}: never a 5xx, always a sound page and one line in the log`, async () => {
    const shop = await openShop(trial ? { trial } : { settings: { TRUSTED_PROXIES: '127.0.0.0/8' } })
    await shop.customer(anna)
    const signIn = async () => {
      shop.client.prepare('delete from allowance').run()
      const browser = shop.browser()
      await browser.open('/login')
      const visitor = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
      await browser
        .type('Email', anna.email)
        .type('Password', anna.password ?? '')
        .press('Log in')
      const own = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      return { cookie, visitor, own }
    }

    const random = seeded(seed + Number(trial))
    const looked = new Set<string>()
    const statuses = new Map<number, number>()
    let signedIn = await signIn()
    const before = shop.logged().filter(({ event }) => event === 'request').length
    let besides = 0
    for (let number = 0; number < count; number++) {
      if (number % 250 === 249) {
        const lines = () => shop.logged().filter(({ event }) => event === 'request').length
        const so = lines()
        signedIn = await signIn()
        besides += lines() - so
      }
      const { path, request } = makeRequest(random, shop, signedIn)
      const says =
        `request ${number} of seed ${seed}: ${request.method} ${path} ${JSON.stringify(request)}`.slice(
          0,
          3000,
        )

      const answer = await knock(shop, path, request)
      const body = await answer.text()
      // A shop without the webhook's secret has the provider come again later.
      const isWaiting = answer.status === 503 && path.startsWith('/webhooks/')
      assert.ok(
        (answer.status >= 200 && answer.status < 500) || isWaiting,
        `${answer.status}: ${says}\n${shop.log().slice(-2000)}`,
      )
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const location = answer.headers.get('location')
      if (location !== null) assert.match(location, /^\/(?![/\\])/, says)
      const without = body.replace(
        `<script type="module" src="${shop.services.publicFiles.script}"></script>`,
        '',
      )
      assert.not.match(without, /<script|onerror=alert\(1\)>/i, says)
      if (!/^text\/html/.test(answer.headers.get('content-type') ?? '') || body === '') continue
      const html = sameBytes(body)
      if (looked.has(html)) continue
      looked.add(html)
      assert.equal(faultsOf(parseHtml(body), body), [], says)
    }

    for (const status of [200, 302, 303, 403, 404, 405, 415, 421, 422])
      assert.ok((statuses.get(status) ?? 0) > 5, `hardly any ${status}: ${JSON.stringify([...statuses])}`)
    const requests = shop.logged().filter(({ event }) => event === 'request').length
    assert.is(requests - before - besides, count)
    const events = new Set(shop.logged().map(({ event }) => event))
    for (const event of [
      'authn_login_fail',
      'temporary_password_asked',
      'authn_password_change_fail',
      'session_ended',
    ])
      assert.ok(events.has(event), `the junk never got as far as ${event}`)
    assert.equal(
      shop.logged().filter(({ level }) => Number(level) >= 50),
      [],
    )
    assert.is(shop.client.pragma('integrity_check', { simple: true }), 'ok')
    assert.equal(shop.client.pragma('foreign_key_check'), [])
    await shop.close()
  })
}

test.run()
