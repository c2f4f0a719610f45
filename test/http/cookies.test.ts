import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

const test = suite<{ shop: Shop }>('Cookies')

test.before(async (t) => {
  t.shop = await openShop()
})

test.after(({ shop }) => shop.close())

async function loggedIn(shop: Shop) {
  const email = `anna.${Math.random().toString(36).slice(2)}@example.com`
  await shop.customer({ ...anna, email })
  const browser = shop.browser()
  await browser.open('/login')
  await browser
    .type('Email', email)
    .type('Password', anna.password ?? '')
    .press('Log in')
  return browser
}

test('the session is found among junk, the stray pair named SameSite of Lynx included', async ({ shop }) => {
  const session = (await loggedIn(shop)).cookies.get('session') ?? ''
  const headers = [
    `session=${session}`,
    `SameSite; session=${session}`,
    `SameSite=Lax; session=${session}; SameSite=Lax`,
    `$Version=1; session=${session}; $Path=/`,
    `=; ==; ;;; session=${session};`,
    `a=b; __proto__=x; constructor=y; session=${session}`,
    `session="${session}"`,
    `\tsession = ${session}`,
    `${'x=y; '.repeat(1000)}session=${session}`,
    `bad=%E0%A4%A; session=${session}`,
  ]
  for (const cookie of headers) {
    const { status } = await knock(shop, '/profile', { headers: { cookie } })
    assert.is(status, 200, cookie.slice(0, 60))
  }
})

test('what does not look like a session is nobody’s, and never reaches the database', async ({ shop }) => {
  const session = (await loggedIn(shop)).cookies.get('session') ?? ''
  const junk = [
    '',
    'x',
    session.slice(1),
    `${session}A`,
    session.toUpperCase() === session ? session.toLowerCase() : session.toUpperCase(),
    `${session.slice(0, -1)}%00`,
    `${session}%00`,
    `%20${session}`,
    "' or 1=1 --",
    'x'.repeat(8000),
  ]
  for (const value of junk) {
    const answer = await knock(shop, '/profile', { headers: { cookie: `session=${value}` } })
    assert.is(answer.status, 303, value.slice(0, 60))
    assert.is(answer.headers.get('location'), '/login?next=/profile')
  }
  for (const name of ['Session', 'SESSION', '__Host-session', 'session2', 'xsession'])
    assert.is(
      (await knock(shop, '/profile', { headers: { cookie: `${name}=${session}` } })).status,
      303,
      name,
    )
})

test('of two cookies of one name the first counts: it has the longer path, so a wider one cannot override', async ({
  shop,
}) => {
  const session = (await loggedIn(shop)).cookies.get('session') ?? ''
  const other = 'A'.repeat(43)
  const status = async (cookie: string) => (await knock(shop, '/profile', { headers: { cookie } })).status
  assert.is(await status(`session=${session}; session=${other}`), 200)
  assert.is(await status(`session=${other}; session=${session}`), 303)
})

test('a session that somebody planted is not the one that log-in opens', async ({ shop }) => {
  const planted = 'P'.repeat(43)
  const email = 'planted@example.com'
  await shop.customer({ ...anna, email })
  const browser = shop.browser()
  await browser.open('/login', { cookie: `session=${planted}` })
  const fields = browser
    .type('Email', email)
    .type('Password', anna.password ?? '')
    .formData('Log in').entries
  const visitor = browser.cookies.get('visitor')
  await browser.post('/login', fields, { cookie: `visitor=${visitor}; session=${planted}` })
  assert.is.not(browser.cookies.get('session'), planted)
  assert.is((await knock(shop, '/profile', { headers: { cookie: `session=${planted}` } })).status, 303)
})

test('logging in as somebody else in the same browser ends the session that was there', async ({ shop }) => {
  const browser = await loggedIn(shop)
  const before = browser.cookies.get('session') ?? ''
  await shop.customer({ ...anna, email: 'second@example.com' })
  await browser.open('/login')
  await browser
    .type('Email', 'second@example.com')
    .type('Password', anna.password ?? '')
    .press('Log in')
  assert.is(browser.url, '/profile')
  assert.is((await knock(shop, '/profile', { headers: { cookie: `session=${before}` } })).status, 303)
})

for (const [publicUrl, name] of [
  ['http://localhost:3000', 'session'],
  ['https://compte.perrin.example', '__Host-session'],
] as const) {
  test(`on ${publicUrl} the session is ${name}, whatever headers say`, async () => {
    const shop = await openShop({ settings: { PUBLIC_URL: publicUrl } })
    await shop.customer(anna)
    const secure = publicUrl.startsWith('https')
    const browser = shop.browser()
    const told = { 'x-forwarded-proto': secure ? 'http' : 'https' }
    await browser.open('/login', told)
    const fields = browser
      .type('Email', anna.email)
      .type('Password', anna.password ?? '')
      .formData('Log in').entries
    const answer = await knock(shop, '/login', {
      body: fields,
      headers: { ...told, cookie: [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    })
    assert.is(answer.status, 303)
    const set = answer.headers.getSetCookie()
    const session = set.find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
    assert.match(
      session,
      secure ? /; Path=\/; HttpOnly; Secure; SameSite=Lax$/ : /; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    for (const cookie of set) {
      assert.match(cookie, /; HttpOnly/)
      assert.match(cookie, /; SameSite=Lax/)
      assert.match(cookie, /; Path=\//)
      assert.not.match(cookie, /; Domain/i)
      assert.is(/; Secure/.test(cookie), secure, cookie)
      assert.is(cookie.startsWith('__Host-'), secure, cookie)
    }
    await shop.close()
  })
}

test('on https a plain cookie, which a neighbouring host can plant, is not looked at', async () => {
  const shop = await openShop({ settings: { PUBLIC_URL: 'https://compte.perrin.example' } })
  await shop.customer(anna)
  const browser = shop.browser()
  await browser.open('/login')
  await browser
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
  const session = browser.cookies.get('__Host-session')
  assert.is((await knock(shop, '/profile', { headers: { cookie: `__Host-session=${session}` } })).status, 200)
  for (const name of ['session', '__host-session', '__Secure-session'])
    assert.is(
      (await knock(shop, '/profile', { headers: { cookie: `${name}=${session}` } })).status,
      303,
      name,
    )
  await shop.close()
})

test.run()
