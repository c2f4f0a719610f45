import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { recoveryCodes } from '../../../src/staff/recovery-codes.ts'
import type { Browser } from '../../support/browser.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser, staffPassword } from '../../support/staff.ts'

type Scene = { shop: Shop; owner: Awaited<ReturnType<typeof employ>> }

const test = suite<Scene>('Log-in of staff')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.owner = await employ(t.shop)
  t.shop.pass(60_000)
})

test.after.each(({ shop }) => shop.close())

async function half(shop: Shop, browser: Browser = shop.browser(), email: string = odile.email) {
  await browser.open('/staff/login')
  return browser.type('Email', email).type('Password', staffPassword).press('Log in')
}

const give = (browser: Browser, name: string, value: string) =>
  browser.cookieJar.store(new URL('http://localhost:3000'), [`${name}=${value}; Path=/`])

const eventsOf = ({ client }: Shop) =>
  client.prepare('select event from history order by id').pluck().all() as string[]

test('password, then code: the area opens, and history knows', async ({ shop, owner }) => {
  const browser = await half(shop)
  assert.is(browser.heading, 'Second factor')
  const before = browser.cookies.get('staff')
  await browser.type('Code', owner.code()).press('Go on')

  await browser.open('/staff/access')
  assert.is(browser.heading, 'My access')
  assert.is.not(browser.cookies.get('staff'), before, 'a new token with the new rights')
  assert.ok(eventsOf(shop).includes('staff-logged-in'))
})

test('the password alone opens nothing', async ({ shop }) => {
  const browser = await half(shop)
  for (const path of ['/staff/access', '/staff/confirm', '/staff/set-up']) {
    await browser.open(path)
    assert.is(browser.heading, 'Second factor', path)
  }
})

test('no code is accepted twice, nor one from before it', async ({ shop, owner }) => {
  const code = owner.code()
  const first = await half(shop)
  const second = await half(shop)
  await first.type('Code', code).press('Go on')
  await second.type('Code', code).press('Go on')
  assert.is(second.status, 422)
  assert.match(second.text, 'was used before')
})

test('a code that is sent twice by a double click lets in, within half a minute and from its own page only', async ({
  shop,
  owner,
}) => {
  const browser = await half(shop)
  const { action, entries } = browser.type('Code', owner.code()).formData('Go on')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await browser.post(action, entries)
  const opened = browser.cookies.get('staff')

  // As sent before the first answer came: with the cookies of the page.
  const again = await shop.browser().post(action, entries, { cookie })
  assert.is(again.cookies.get('staff'), opened)
  assert.is((await again.open('/staff/access')).heading, 'My access')
  assert.is(eventsOf(shop).filter((event) => event === 'staff-logged-in').length, 1)

  const other = entries.map(([name, value]): [string, string] => [
    name,
    name === 'code' ? `${value} ` : value,
  ])
  assert.is((await shop.browser().post(action, other, { cookie })).heading, 'Staff log in')
  shop.pass(31_000)
  assert.is((await shop.browser().post(action, entries, { cookie })).heading, 'Staff log in')
})

test('one step of drift is forgiven either way, two are not', async ({ shop, owner }) => {
  shop.pass(30_000)
  const ahead = owner.code()
  shop.pass(30_000)
  const further = owner.code()
  shop.pass(-60_000)
  const slow = await half(shop)
  await slow.type('Code', further).press('Go on')
  assert.is(slow.status, 422)
  await slow.type('Code', ahead).press('Go on')
  assert.is.not(slow.heading, 'Second factor')

  shop.pass(60_000)
  const early = owner.code()
  shop.pass(30_000)
  const browser = await half(shop)
  await browser.type('Code', early).press('Go on')
  assert.is.not(browser.heading, 'Second factor')

  shop.pass(60_000)
  const old = owner.code()
  shop.pass(60_000)
  const late = await half(shop)
  await late.type('Code', old).press('Go on')
  assert.is(late.status, 422)
})

test('of the same code from eight browsers at the same moment, one gets in', async ({ shop, owner }) => {
  const browsers = await Promise.all(Array.from({ length: 8 }, () => half(shop)))
  const code = owner.code()
  await Promise.all(browsers.map((browser) => browser.type('Code', code).press('Go on')))
  assert.is(browsers.filter(({ status }) => status !== 422).length, 1)
})

/** The form of this page sent fifty times at the same moment; answers each status. */
async function fiftyTimes(shop: Shop, page: Browser, code: string): Promise<number[]> {
  const cookie = [...page.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const token = page.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const sent = { method: 'POST', headers, body: String(new URLSearchParams({ code, 'form-token': token })) }
  const url = 'http://localhost:3000/staff/second-factor'
  const answers = await Promise.all(Array.from({ length: 50 }, () => shop.app.request(url, sent)))
  return answers.map(({ status }) => status)
}

test('of one page and its code, sent fifty times at the same moment, one gets in', async ({
  shop,
  owner,
}) => {
  const { recoveryNonce } = (await owner.stored()) ?? {}
  const [recovery = ''] = recoveryCodes(shop.services.keys, { staffId: owner.id, nonce: recoveryNonce ?? '' })
  for (const codeNow of [owner.code, () => recovery]) {
    const statuses = await fiftyTimes(shop, await half(shop), codeNow())
    const count = (status: number) => statuses.filter((each) => each === status).length
    assert.equal([count(303), count(422), count(429)], [1, 9, 40])
    shop.pass(16 * 60_000)
  }
  assert.is(eventsOf(shop).filter((event) => event === 'staff-logged-in').length, 2)
  assert.is(shop.client.prepare("select count(*) from staff_session where stage = 'open'").pluck().get(), 2)
})

test('each recovery code gets in once', async ({ shop, owner }) => {
  const { recoveryNonce } = (await owner.stored()) ?? {}
  const codes = recoveryCodes(shop.services.keys, { staffId: owner.id, nonce: recoveryNonce ?? '' })
  const browser = await half(shop)
  await browser.type('Code', ` ${codes[3]?.toLowerCase()} `).press('Go on')
  await browser.open('/staff/access')
  assert.match(browser.text, '9 recovery codes are left')
  assert.ok(eventsOf(shop).includes('staff-recovery-code-used'))

  const again = await half(shop)
  await again.type('Code', codes[3] ?? '').press('Go on')
  assert.is(again.status, 422)
})

test('after ten wrong codes even the right one has to wait', async ({ shop, owner }) => {
  const browser = await half(shop)
  for (let i = 0; i < 10; i += 1) await browser.type('Code', '000000').press('Go on')
  await browser.type('Code', owner.code()).press('Go on')
  assert.is(browser.status, 429)
  shop.pass(16 * 60_000)
  await (await half(shop, browser)).type('Code', owner.code()).press('Go on')
  assert.is.not(browser.heading, 'Second factor')
})

test('wrong passwords are counted; a browser that was in before is not kept out by others', async ({
  shop,
  owner,
}) => {
  const known = await (await staffBrowser(shop, owner)).open('/staff/access')
  await known.press('Log out')
  for (let i = 0; i < 12; i += 1) {
    const stranger = await shop.browser().open('/staff/login')
    await stranger.type('Email', odile.email).type('Password', 'wrong again').press('Log in')
    assert.is(stranger.status, i < 10 ? 422 : 429)
  }
  await half(shop, known)
  assert.is(known.heading, 'Second factor')
})

test('an unknown address, a disabled member and a wrong password are answered alike, with the same work', async ({
  shop,
}) => {
  const disabled = await employ(shop, hector)
  shop.client.prepare('update staff set disabled = 1 where id = ?').run(disabled.id)
  const answers: string[] = []
  for (const [email, password] of [
    ['nobody@perrin.example', staffPassword],
    [hector.email, staffPassword],
    [odile.email, 'wrong again'],
  ] as const) {
    const before = shop.verifications()
    const browser = await shop.browser().open('/staff/login')
    await browser.type('Email', email).type('Password', password).press('Log in')
    assert.is(shop.verifications() - before, 1)
    answers.push(`${browser.status} ${browser.text.replaceAll(email, 'the address')}`)
  }
  assert.is(new Set(answers).size, 1)
})

test('a session ends after half an hour without use, and after twelve hours in any case', async ({
  shop,
  owner,
}) => {
  const idle = await staffBrowser(shop, owner)
  shop.pass(29 * 60_000)
  await idle.open('/staff/access')
  assert.is(idle.heading, 'My access')
  shop.pass(31 * 60_000)
  await idle.open('/staff/access')
  assert.is(idle.heading, 'Staff log in')

  const busy = await staffBrowser(shop, owner)
  for (let i = 0; i < 25; i += 1) {
    shop.pass(28 * 60_000)
    await busy.open('/staff/access')
  }
  assert.is(busy.heading, 'My access', 'after 11 hours and 40 minutes')
  shop.pass(20 * 60_000)
  await busy.open('/staff/access')
  assert.is(busy.heading, 'Staff log in')
})

test('whoever has given the password has a quarter of an hour for the code', async ({ shop, owner }) => {
  const browser = await half(shop)
  shop.pass(14 * 60_000)
  assert.is((await browser.open('/staff/second-factor')).heading, 'Second factor')
  shop.pass(60_000)
  await browser.type('Code', owner.code()).press('Go on')
  assert.is(browser.heading, 'Staff log in')
})

test('a customer’s cookie opens nothing here, nor a staff member’s anything of a customer', async ({
  shop,
  owner,
}) => {
  const { email, password } = await shop.customer(anna)
  const customer = await shop.browser().open('/login')
  await customer.type('Email', email).type('Password', password).press('Log in')
  give(customer, 'staff', customer.cookies.get('session') ?? '')
  await customer.open('/staff/access')
  assert.is(customer.heading, 'Staff log in')

  const staff = await staffBrowser(shop, owner)
  give(staff, 'session', staff.cookies.get('staff') ?? '')
  await staff.open('/profile')
  assert.is(staff.heading, 'Log in')
})

test('log out ends the session, and the button needs its token', async ({ shop, owner }) => {
  const browser = await (await staffBrowser(shop, owner)).open('/staff/access')
  const cookie = browser.cookies.get('staff') ?? ''
  await browser.post('/staff/logout', [['form-token', 'x.y']])
  assert.is(browser.heading, 'My access')
  await browser.press('Log out')
  assert.is(browser.heading, 'Staff log in')
  give(browser, 'staff', cookie)
  await browser.open('/staff/access')
  assert.is(browser.heading, 'Staff log in')
  assert.is(eventsOf(shop).at(-1), 'staff-logged-out')
})

test('after log-in one comes back to where one wanted to go, and nowhere else', async ({ shop, owner }) => {
  const browser = await shop.browser().open('/staff/access/recovery-codes')
  await browser.type('Email', odile.email).type('Password', staffPassword).press('Log in')
  await browser.type('Code', owner.code()).press('Go on')
  assert.match(browser.url, '/staff/access/recovery-codes')

  for (const next of [
    '//evil.example',
    '/staff//evil',
    'https://evil.example/staff',
    '/staff/..//evil',
    '/profile',
  ]) {
    shop.pass(60_000)
    const away = await shop.browser().open(`/staff/login?next=${encodeURIComponent(next)}`)
    assert.not.ok(away.find('input[name=next]'), next)
  }
})

test.run()
