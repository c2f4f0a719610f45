import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { hours, logIn, minutes, one, receive, rows } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Where you are logged in')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

/** Anna at her desk, on her phone, and in a library. */
async function threeBrowsers(shop: Shop) {
  const { email, password } = await shop.customer()
  const desk = await shop.browser({ address: '192.0.2.1' }).open('/login')
  await desk.type('Email', email).type('Password', password).tick('Keep me logged in').press('Log in')
  shop.pass(minutes(5))
  const phone = await logIn(shop.browser({ address: '203.0.113.5', userAgent: iphone }), email, password)
  shop.pass(minutes(5))
  const library = await shop.browser({ address: '10.1.2.3', kind: 'text' }).open('/login')
  await library
    .type('Email', email)
    .type('Password', password)
    .tick('This is a shared computer')
    .press('Log in')
  return { desk, phone, library }
}

const isIn = async (browser: Browser) => (await browser.open('/profile')).heading === 'Profile'

const listed = (browser: Browser) =>
  browser.all('main ul.rows li').map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())

test('the list tells browser, network, kind and time in words, the latest first', async ({ shop }) => {
  const { desk } = await threeBrowsers(shop)
  shop.pass(minutes(2))
  await isIn(desk)
  await desk.open('/web-site-access')

  const [first, second, third] = listed(desk)
  assert.match(
    first ?? '',
    /^Firefox on Linux, this browser\s?since today, 14:40\s?network 192\.0\.2\.…, kept logged in/,
  )
  assert.match(second ?? '', /^Lynx.*last seen today, 14:50\s?the local network, shared computer/)
  assert.match(third ?? '', /^Safari on iPhone\s?last seen today, 14:45\s?network 203\.0\.113\.…/)
  assert.is(listed(desk).length, 3)
  assert.not.match(desk.html, /203\.0\.113\.5/)
})

test('a session of a temporary password is told as such', async ({ shop }) => {
  const { email } = await shop.customer()
  const browser = await logIn(shop.browser(), email, await receive(shop, email))
  assert.match(listed(browser)[0] ?? '', /this computer, temporary password/)
})

test('one can be ended: that browser is out, the others stay', async ({ shop }) => {
  const { desk, phone, library } = await threeBrowsers(shop)
  await desk.open('/web-site-access')
  await desk.press('Log out Safari on iPhone')

  assert.is(desk.heading, 'Web Site Access')
  assert.match(desk.main, 'That browser is logged out.')
  assert.is(listed(desk).length, 2)
  assert.not(await isIn(phone))
  assert.ok(await isIn(desk))
  assert.ok(await isIn(library))
})

test('all others can be ended at once', async ({ shop }) => {
  const { desk, phone, library } = await threeBrowsers(shop)
  const { email, password } = await shop.customer(claire)
  const claires = await logIn(shop.browser(), email, password)
  await desk.open('/web-site-access')
  await desk.press('Log out everywhere else')

  assert.match(desk.main, 'Every other browser is logged out.')
  assert.is(listed(desk).length, 1)
  assert.not(desk.buttons.includes('Log out everywhere else'))
  assert.not(await isIn(phone))
  assert.not(await isIn(library))
  assert.ok(await isIn(desk))
  assert.equal((await claires.open('/profile')).status, 200, 'Claire is not meant')
})

test('ending the current one logs out', async ({ shop }) => {
  const { desk, phone } = await threeBrowsers(shop)
  await desk.open('/web-site-access')
  await desk.press('Log out Firefox on Linux')

  assert.is(desk.heading, 'Log in')
  assert.match(desk.main, 'You are logged out.')
  assert.is(desk.cookies.get('session'), undefined)
  assert.ok(await isIn(phone))
})

test('somebody else’s session answers like one that is not there', async ({ shop }) => {
  const { desk } = await threeBrowsers(shop)
  const { id, email, password } = await shop.customer(claire)
  const claires = await logIn(shop.browser(), email, password)
  const hers = String(one(shop, 'select id from session where customer_id = ?', id))

  const answers: string[] = []
  for (const end of [hers, '01998e5c-0000-7000-8000-000000000000', 'nonsense']) {
    await desk.open('/web-site-access')
    const { entries } = desk.formData('Log out everywhere else')
    await desk.post(
      '/web-site-access/sessions',
      entries.map(([name, value]) => [name, name === 'end' ? end : value]),
    )
    assert.is(desk.status, 404)
    const headers = [...desk.headers].map(String).join('\n')
    answers.push(
      `${headers}\n${desk.html}`
        .replace(/value="[\w-]{22}\.[\w-]{43}(\.[\w-]{22})?"/g, '')
        .replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'id'),
    )
  }
  assert.is(answers[0], answers[1])
  assert.is(answers[2], answers[1])
  assert.is((await claires.open('/profile')).status, 200)
  assert.is(claires.heading, 'Profil')
})

test('sessions that are over are not listed', async ({ shop }) => {
  const { desk } = await threeBrowsers(shop)
  shop.pass(minutes(11))
  assert.is(listed(await desk.open('/web-site-access')).length, 2, 'the library is idle')
  shop.pass(hours(13))
  assert.is(listed(await desk.open('/web-site-access')).length, 1)
})

test('a stale or foreign form ends nothing', async ({ shop }) => {
  const { desk, phone } = await threeBrowsers(shop)
  await phone.open('/web-site-access')
  const { entries } = phone.formData('Log out everywhere else')
  await desk.open('/web-site-access')
  await desk.post('/web-site-access/sessions', entries)

  assert.is(desk.status, 422)
  assert.match(desk.errors[0] ?? '', 'This page had been open for too long, so nothing was done')
  assert.is(rows(shop, 'select id from session').length, 3)
})

test.run()
