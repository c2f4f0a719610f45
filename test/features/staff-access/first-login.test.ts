import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { addStaff, newStaffId } from '../../../src/staff/staff-members.ts'
import { newStaffTemporaryPassword } from '../../../src/staff/staff-temporary-password.ts'
import { codeAt } from '../../support/authenticator.ts'
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

test('what is set up cannot be read anywhere at rest', async ({ shop, temporary }) => {
  const browser = await enter(shop, temporary)
  await browser
    .type('New password', 'nine brass weights')
    .type('Re-type new password', 'nine brass weights')
    .press('Save')
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
  const browser = await enter(shop, temporary)
  await browser
    .type('New password', 'nine brass weights')
    .type('Re-type new password', 'nine brass weights')
    .press('Save')
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

test.run()
