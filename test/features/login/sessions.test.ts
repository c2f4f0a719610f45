import { Argon2id } from 'oslo/password'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { days, everythingKept, hours, logIn, minutes, one, rows, seconds } from './steps.ts'

const test = suite<{ shop: Shop }>('Sessions')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

async function logInTicking(shop: Shop, ...ticks: string[]): Promise<Browser> {
  const { email, password } = await shop.customer()
  const browser = await shop.browser().open('/login')
  browser.type('Email', email).type('Password', password)
  for (const tick of ticks) browser.tick(tick)
  return browser.press('Log in')
}

const isIn = async (browser: Browser) => (await browser.open('/profile')).heading === 'Profile'

const sessionCookie = (browser: Browser) => browser.cookieJar.all().find(({ name }) => name === 'session')

/** Ticked at log-in; how long it lasts idle and in use; whether it survives the browser. */
const kinds = [
  { ticks: [], idle: hours(12), absolute: hours(24), stays: false },
  { ticks: ['Keep me logged in'], idle: days(30), absolute: days(30), stays: true },
  { ticks: ['This is a shared computer'], idle: minutes(10), absolute: hours(12), stays: false },
  {
    ticks: ['Keep me logged in', 'This is a shared computer'],
    idle: minutes(10),
    absolute: hours(12),
    stays: false,
  },
]

for (const { ticks, idle, absolute, stays } of kinds) {
  const how = ticks.join(' and ') || 'nothing ticked'

  test(`with ${how}: it ends after ${idle / minutes(1)} idle minutes`, async ({ shop }) => {
    const browser = await logInTicking(shop, ...ticks)
    shop.pass(idle - 1)
    const twin = browser.clone()
    shop.pass(1)
    assert.not(await isIn(browser))
    assert.is(browser.url, '/login?next=/profile')
    shop.pass(-1)
    assert.ok(await isIn(twin), 'a moment before')
  })

  test(`with ${how}: it ends after ${absolute / hours(1)} hours in use`, async ({ shop }) => {
    const browser = await logInTicking(shop, ...ticks)
    const step = Math.min(idle, absolute) * 0.9
    for (let passed = 0; passed + step < absolute; passed += step) {
      shop.pass(step)
      assert.ok(await isIn(browser))
      await new Promise(setImmediate)
    }
    const began = Number(one(shop, 'select created_at from session'))
    shop.pass(began + absolute - 1 - shop.clock().getTime())
    assert.ok(await isIn(browser), 'to the last moment')
    shop.pass(1)
    assert.not(await isIn(browser))
  })

  test(`with ${how}: closing the browser ${stays ? 'keeps' : 'ends'} it`, async ({ shop }) => {
    const browser = await logInTicking(shop, ...ticks)
    const cookie = sessionCookie(browser)
    assert.is(cookie?.expires, stays ? shop.clock().getTime() + days(30) : undefined)
    assert.is(await isIn(browser.closeAndReopen()), stays)
  })
}

test('a shared computer keeps nothing that tells of the customer', async ({ shop }) => {
  const browser = await logInTicking(shop, 'This is a shared computer')
  await browser.press('Log out')
  browser.closeAndReopen()
  assert.equal(
    [...browser.cookies.keys()].filter((name) => name !== 'notice'),
    [],
  )
})

test('the cookie is for the server only, for the whole site, and is named plainly on http', async ({
  shop,
}) => {
  const browser = await logInTicking(shop)
  const cookie = sessionCookie(browser)
  assert.match(cookie?.value ?? '', /^[\w-]{43}$/)
  assert.equal(
    [cookie?.httpOnly, cookie?.sameSite, cookie?.path, cookie?.secure, cookie?.hostOnly],
    [true, 'lax', '/', false, true],
  )
})

test('on https every cookie is __Host- and Secure, whatever the headers say', async ({ shop }) => {
  const publicUrl = 'https://account.perrin.example'
  const secure = await openShop({ settings: { PUBLIC_URL: publicUrl } })
  try {
    const { email, password } = await secure.customer()
    const browser = await secure
      .browser({ origin: publicUrl })
      .open('/login', { 'x-forwarded-proto': 'http' })
    await browser.type('Email', email).type('Password', password).tick('Keep me logged in').press('Log in')
    assert.is(browser.heading, 'Profile')
    for (const { name, secure, httpOnly, path } of browser.cookieJar.all()) {
      assert.match(name, /^__Host-/)
      assert.equal([secure, httpOnly, path], [true, true, '/'], name)
    }
    assert.ok(browser.cookies.get('__Host-session'))
    assert.match(browser.headers.get('strict-transport-security') ?? '', 'max-age=')
    await browser.press('Log out')
    assert.is(browser.cookies.get('__Host-session'), undefined)
  } finally {
    await secure.close()
  }
  const plain = await shop.browser().open('/login', { 'x-forwarded-proto': 'https' })
  assert.equal([...plain.cookies.keys()], ['visitor'])
  assert.is(plain.headers.get('strict-transport-security'), null)
})

test('the database holds only the digest of the cookie', async ({ shop }) => {
  const browser = await logInTicking(shop)
  const value = browser.cookies.get('session') ?? ''
  assert.is(value.length, 43)
  assert.not.match(everythingKept(shop), value)
  assert.is(rows(shop, 'select * from session').length, 1)
})

test('logging in again ends the old session and gives a new value', async ({ shop }) => {
  const browser = await logInTicking(shop)
  const before = browser.clone()
  const old = browser.cookies.get('session')
  await logIn(browser, 'anna@example.com', 'three loose shutters')

  assert.is.not(browser.cookies.get('session'), old)
  assert.is(rows(shop, 'select * from session').length, 1)
  assert.not(await isIn(before))
})

test('logging in as somebody else ends the session of the first', async ({ shop }) => {
  const browser = await logInTicking(shop)
  const before = browser.clone()
  const { email, password } = await shop.customer(claire)
  await logIn(browser, email, password)
  assert.not(await isIn(before))
})

test('a session value that somebody planted is not taken over', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const planted = 'A'.repeat(43)
  const browser = await shop.browser().open('/login')
  const { entries } = browser.type('Email', email).type('Password', password).formData('Log in')
  const cookie = `visitor=${browser.cookies.get('visitor')}; session=${planted}`
  await browser.post('/login', entries, { cookie })
  assert.is.not(browser.cookies.get('session'), planted)
  assert.is((browser.cookies.get('session') ?? '').length, 43)
})

test('last seen is written at most once a minute, and reading writes nothing else', async ({ shop }) => {
  const browser = await logInTicking(shop)
  const changes = () => Number(one(shop, 'select total_changes()'))
  const before = changes()
  for (const path of ['/profile', '/address-book', '/order-history', '/web-site-access', '/login']) {
    shop.pass(seconds(11))
    await browser.open(path)
  }
  shop.pass(seconds(60) - 5 * seconds(11) - 1)
  await browser.open('/profile')
  await new Promise(setImmediate)
  assert.is(changes(), before)

  shop.pass(1)
  await browser.open('/profile')
  await browser.open('/order-history')
  await new Promise(setImmediate)
  assert.is(changes(), before + 1)
  assert.is(one(shop, 'select last_seen_at from session'), shop.clock().getTime())
})

test('logging out ends the session for good, in every copy of it', async ({ shop }) => {
  const browser = await logInTicking(shop, 'Keep me logged in')
  const copy = browser.clone()
  await browser.press('Log out')

  assert.is(browser.heading, 'Log in')
  assert.match(browser.main, 'You are logged out.')
  assert.is(browser.cookies.get('session'), undefined)
  assert.not(await isIn(copy))
  assert.is(rows(shop, 'select * from session').length, 0)
})

test('logging out asks the browser to forget the pages, but not the cookies of the shop', async ({
  shop,
}) => {
  const browser = await logInTicking(shop)
  const { entries } = browser.formData('Log out')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const body = new URLSearchParams(entries)
  const client = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } }
  const request = new Request('http://localhost:3000/logout', { method: 'POST', body, headers: { cookie } })
  const answer = await shop.fetch(request, client)
  assert.is(answer.status, 303)
  assert.is(answer.headers.get('clear-site-data'), '"cache", "storage"')
})

test('a forged log-out does nothing', async ({ shop }) => {
  const browser = await logInTicking(shop)
  await browser.post('/logout', { 'form-token': 'x.y' })
  assert.is(browser.heading, 'Profile')
  assert.ok(await isIn(browser))
})

test('a disabled customer is out at once, and a deleted one', async ({ shop }) => {
  const browser = await logInTicking(shop)
  shop.client.prepare('update customer set disabled = 1').run()
  const copy = browser.clone()
  assert.not(await isIn(browser))
  shop.client.prepare('update customer set disabled = 0').run()
  assert.ok(await isIn(copy))
  shop.client.prepare('delete from customer').run()
  assert.not(await isIn(copy))
})

test('after logging in, the page that was wanted opens; never a foreign one', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await shop.browser().open('/order-history')
  assert.match(browser.main, 'Log in to see this page.')
  await browser.type('Email', email).type('Password', `${password} `).press('Log in')
  await browser.type('Password', password).press('Log in')
  assert.is(browser.url, '/order-history', 'also after a mistake')

  for (const evil of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/..//evil.example',
    '/logout',
  ]) {
    const other = await shop.browser().open(`/login?next=${encodeURIComponent(evil)}`)
    await other.type('Email', email).type('Password', password).press('Log in')
    assert.is(other.url, '/profile', evil)
  }
})

test('sessions that are over are swept away', async ({ shop }) => {
  await logInTicking(shop)
  shop.pass(hours(24))
  await shop.sweep()
  assert.is(one(shop, 'select count(*) from session'), 0)
})

test('a hash of weaker days is made anew at log-in, and only then', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const weak = await new Argon2id({ memorySize: 8192, iterations: 1, parallelism: 1 }).hash(password)
  shop.client.prepare('update customer set password_hash = ?').run(weak)

  await logIn(shop.browser(), email, 'wrong password')
  assert.is((await shop.stored(id)).passwordHash, weak)
  assert.is((await logIn(shop.browser(), email, password)).heading, 'Profile')
  const fresh = (await shop.stored(id)).passwordHash ?? ''
  assert.match(fresh, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)

  assert.is((await logIn(shop.browser(), email, password)).heading, 'Profile')
  assert.is((await shop.stored(id)).passwordHash, fresh)
})

test.run()
