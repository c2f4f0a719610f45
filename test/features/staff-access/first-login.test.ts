import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { drawQr } from '../../../src/features/staff-access/qr.ts'
import { addStaff, findStaff, newStaffId } from '../../../src/staff/staff-members.ts'
import { newStaffTemporaryPassword } from '../../../src/staff/staff-temporary-password.ts'
import { codeAt } from '../../support/authenticator.ts'
import type { Browser } from '../../support/browser.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { odile } from '../../support/staff.ts'

const test = suite<{ shop: Shop; temporary: string; id: string }>('The first log-in of staff')

test.before.each(async (t) => {
  t.shop = await openShop()
  const { services, clock } = t.shop
  const { text, shown } = newStaffTemporaryPassword()
  const passwordHash = await services.hashing.hash(text)
  t.temporary = shown
  t.id = newStaffId(clock())
  await addStaff(services.database, { id: t.id, ...odile, passwordHash }, clock())
})

test.after.each(({ shop }) => shop.close())

async function enter(shop: Shop, password: string) {
  const browser = await shop.browser().open('/staff/login')
  return browser.type('Email', odile.email).type('Password', password).press('Log in')
}

/** As far as the second factor. */
async function enterAndChoose(shop: Shop, temporary: string) {
  const browser = await enter(shop, temporary)
  return browser
    .type('New password', 'nine brass weights')
    .type('Re-type new password', 'nine brass weights')
    .press('Save')
}

test('a temporary password leads to a password of one’s own, a second factor and ten recovery codes', async ({
  shop,
  temporary,
}) => {
  const browser = await enter(shop, ` ${temporary.toLowerCase()}\n`)
  assert.is(browser.heading, 'Set up your access')
  await browser
    .type('New password', 'nine brass weights')
    .type('Re-type new password', 'nine brass weights')
    .press('Save')

  const key = browser.find('code')?.textContent ?? ''
  assert.match(key, /^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  assert.ok(browser.find('.qr svg'))
  await browser.type('Code from the app', codeAt(key, shop.clock())).press('Go on')

  assert.is(browser.heading, 'Your recovery codes')
  const codes = browser.all('.codes li').map((item) => item.textContent)
  assert.is(new Set(codes).size, 10)
  await browser.open('/staff/access')
  assert.is(browser.heading, 'My access')
  assert.match(browser.text, '10 recovery codes are left')
})

/** RFC 6238, Appendix B: its key, and the last six digits of its codes for SHA-1. */
const published: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

test('the code that is taken is the one of RFC 6238: so says an authenticator that passes its examples', () => {
  for (const [seconds, code] of published)
    assert.is(codeAt('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ', new Date(seconds * 1000)), code)
})

test('the picture says to the app what the page says to people, whose it is, and how codes are made', async ({
  shop,
  temporary,
}) => {
  const browser = await enterAndChoose(shop, temporary)
  const secret = (browser.find('code')?.textContent ?? '').replaceAll(' ', '')
  const says =
    'otpauth://totp/Perrin%20%26%20Filles:odile%40perrin.example' +
    `?issuer=Perrin%20%26%20Filles&secret=${secret}&algorithm=SHA1&digits=6&period=30`
  assert.ok(browser.html.includes(drawQr(says)))
})

test('what is set up cannot be read anywhere at rest', async ({ shop, temporary }) => {
  const browser = await enterAndChoose(shop, temporary)
  const key = (browser.find('code')?.textContent ?? '').replaceAll(' ', '')
  await browser.type('Code from the app', codeAt(key, shop.clock())).press('Go on')
  const codes = browser.all('.codes li').map((item) => item.textContent ?? '')

  const stored = JSON.stringify(
    ['staff', 'staff_session', 'history', 'used_recovery_code'].map((table) =>
      shop.client.prepare(`select * from ${table}`).all(),
    ),
  )
  for (const secret of [key, temporary, temporary.replaceAll('-', ''), 'nine brass weights', ...codes])
    assert.not.ok(stored.includes(secret) || shop.log().includes(secret), secret)
})

test('nothing is kept until the first code is right', async ({ shop, temporary }) => {
  const browser = await enterAndChoose(shop, temporary)
  const key = browser.find('code')?.textContent ?? ''

  for (const wrong of ['000000', 'abc', codeAt(key, new Date(shop.clock().getTime() - 90_000))]) {
    await browser.type('Code from the app', wrong).press('Go on')
    assert.is(browser.status, 422)
    assert.is(browser.find('code')?.textContent, key, 'the picture stays the same')
  }
  await browser.open('/staff/access')
  assert.is(browser.heading, 'Set up your access')
  assert.is(
    (shop.client.prepare('select second_factor_since as since from staff').get() as { since: null }).since,
    null,
  )
})

test('a temporary password ends after a day, and is told so only to who types it rightly', async ({
  shop,
  temporary,
}) => {
  shop.pass(24 * 60 * 60 * 1000)
  assert.match((await enter(shop, temporary)).text, 'has ended')
  assert.match((await enter(shop, 'ABCD-EFGH-JKMN-PQRS')).text, 'do not go together')
})

test('a weak password, two different ones, and the temporary one itself are refused', async ({
  shop,
  temporary,
}) => {
  const browser = await enter(shop, temporary)
  const tries: [string, string, string][] = [
    ['short', 'short', 'Use at least 10 characters'],
    ['nine brass weights', 'nine brass weight', 'are not the same'],
    ['Odile Perrin 1', 'Odile Perrin 1', 'Your name is easy to guess'],
    [temporary, temporary, 'This is the temporary password'],
  ]
  for (const [fresh, again, says] of tries) {
    await browser.type('New password', fresh).type('Re-type new password', again).press('Save')
    assert.is(browser.status, 422)
    assert.match(browser.text, says)
  }
  assert.is(browser.heading, 'Set up your access')
})

test('nothing of the staff area opens before the second factor is set up', async ({ shop, temporary }) => {
  const browser = await enter(shop, temporary)
  for (const path of [
    '/staff/access',
    '/staff/second-factor',
    '/staff/confirm',
    '/staff/access/recovery-codes',
  ]) {
    await browser.open(path)
    assert.is(browser.heading, 'Set up your access', path)
  }
})

const keyOn = (browser: Browser) => browser.find('code')?.textContent ?? ''

async function choosePassword(browser: Browser) {
  return browser
    .type('New password', 'nine brass weights')
    .type('Re-type new password', 'nine brass weights')
    .press('Save')
}

test('who knew the password before the second factor stood cannot put another in its place', async ({
  shop,
  temporary,
  id,
}) => {
  const odiles = await choosePassword(await enter(shop, temporary))
  const other = await enter(shop, 'nine brass weights')
  const [key, otherKey] = [keyOn(odiles), keyOn(other)]
  const page = other.clone()
  await odiles.type('Code from the app', codeAt(key, shop.clock())).press('Go on')
  const stored = await findStaff(shop.services.database, id)

  await other.type('Code from the app', codeAt(otherKey, shop.clock())).press('Go on')
  assert.is(other.heading, 'Staff log in')
  await page.open('/staff/set-up')
  assert.is(page.heading, 'Staff log in')
  assert.equal(await findStaff(shop.services.database, id), stored)
})

test('the second factor in use is never shown again, nor offered as the next one', async ({
  shop,
  temporary,
}) => {
  const browser = await choosePassword(await enter(shop, temporary))
  const keys = [keyOn(browser)]
  await browser.type('Code from the app', codeAt(keys[0] ?? '', shop.clock())).press('Go on')

  for (let time = 0; time < 2; time += 1) {
    await browser.open('/staff/access/second-factor')
    const key = keyOn(browser)
    assert.not.ok(keys.includes(key), 'another secret')
    keys.push(key)
    await browser.type('Code from the app', codeAt(key, shop.clock())).press('Go on')
    assert.is(browser.heading, 'Your recovery codes')
  }

  shop.pass(60_000)
  const lost = await enter(shop, 'nine brass weights')
  await lost.type('Code', codeAt(keys[0] ?? '', shop.clock())).press('Go on')
  assert.is(lost.status, 422)
  await lost.type('Code', codeAt(keys[2] ?? '', shop.clock())).press('Go on')
  assert.is(lost.status, 200)
})

test('the code that set it up does not log in as well; one of a clock that was wrong keeps nobody out', async ({
  shop,
  temporary,
}) => {
  shop.client.prepare('update staff set last_step = ?').run(Math.floor(Date.UTC(2099, 0) / 30_000))
  const browser = await choosePassword(await enter(shop, temporary))
  const code = codeAt(keyOn(browser), shop.clock())
  await browser.type('Code from the app', code).press('Go on')
  assert.is(browser.heading, 'Your recovery codes')

  const again = await enter(shop, 'nine brass weights')
  await again.type('Code', code).press('Go on')
  assert.is(again.status, 422)
})

test.run()
