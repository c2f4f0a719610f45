import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { en } from '../../../src/i18n/en.ts'
import { staffEn } from '../../../src/i18n/staff-en.ts'
import type { Browser } from '../../support/browser.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser, staffPassword } from '../../support/staff.ts'

type Member = Awaited<ReturnType<typeof employ>>
type Scene = { shop: Shop; owner: Member; browser: Browser }

const test = suite<Scene>('What staff typed while their session ended')

const [tenMinutes, twoDays] = [11 * 60_000, 48 * 3_600_000]

test.before.each(async (t) => {
  t.shop = await openShop()
  t.owner = await employ(t.shop, odile)
  t.browser = await staffBrowser(t.shop, t.owner)
})

test.after.each(({ shop }) => shop.close())

const client = {
  incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' } },
}

const phoneOf = ({ client }: Shop) =>
  client.prepare("select value from shop_setting where name = 'SHOP_PHONE'").pluck().get()

async function logInAgain(browser: Browser, member: Member): Promise<void> {
  await browser.type('Email', member.email).type('Password', staffPassword).press('Log in')
  assert.is(browser.heading, staffEn.access.secondFactor)
  await browser.type('Code', member.code()).press('Go on')
}

test('a customer that is corrected: after password and code it goes on', async ({ shop, owner, browser }) => {
  const her = await shop.customer(anna)
  await browser.open(`/staff/customers/${her.id}`)
  browser.type('Company', 'Atelier Brandt')
  shop.pass(twoDays)
  await browser.press('Save for the customer')
  assert.is(browser.status, 422)
  assert.is(browser.heading, staffEn.access.login)
  assert.equal(browser.errors, [en.errors.loggedOutMeanwhile])
  assert.match(browser.main, en.login.kept)
  assert.not.match(browser.html, /Atelier|anna@/)

  await browser.type('Email', owner.email).type('Password', 'guess').press('Log in')
  await browser.type('Email', owner.email).type('Password', staffPassword).press('Log in')
  await browser.type('Code', '000000').press('Go on')
  assert.is(browser.status, 422)
  await browser.type('Code', owner.code()).press('Go on')
  assert.is(browser.heading, staffEn.access.kept)
  assert.is((await shop.stored(her.id)).company, null, 'not without a press')
  await browser.press('Go on')
  assert.is((await shop.stored(her.id)).company, 'Atelier Brandt')
})

test('a double click on the code loses nothing either', async ({ shop, owner, browser }) => {
  const her = await shop.customer(anna)
  await browser.open(`/staff/customers/${her.id}`)
  browser.type('Company', 'Atelier Brandt')
  shop.pass(twoDays)
  await browser.press('Save for the customer')
  await browser.type('Email', owner.email).type('Password', staffPassword).press('Log in')
  const { action, entries } = browser.type('Code', owner.code()).formData('Go on')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await browser.post(action, entries)
  const again = await shop.browser().post(action, entries, { cookie })
  assert.is(again.heading, staffEn.access.kept)
  await browser.press('Go on')
  assert.is((await shop.stored(her.id)).company, 'Atelier Brandt')
})

test('settings that took longer than the password holds: typed once more, they are saved', async ({
  shop,
  browser,
}) => {
  await browser.open('/staff/settings')
  browser.type('Phone number', '02 40 00 00 00')
  shop.pass(tenMinutes)
  await browser.press('Save')
  assert.is(browser.heading, staffEn.access.confirm)
  assert.match(browser.main, staffEn.access.confirmKept)
  assert.not.match(browser.html, '02 40 00 00 00')
  await browser.type('Password', 'guess').press('Go on')
  assert.is(browser.status, 422)
  await browser.type('Password', staffPassword).press('Go on')
  assert.is(phoneOf(shop), undefined)
  await browser.press('Go on')
  assert.match(browser.text, 'The settings are saved')
  assert.is(phoneOf(shop), '02 40 00 00 00')
})

test('somebody else of the staff who logs in on this browser neither sees nor saves it', async ({
  shop,
  browser,
}) => {
  const her = await shop.customer(anna)
  const helper = await employ(shop, hector)
  await browser.open(`/staff/customers/${her.id}`)
  browser.type('Company', 'Atelier Brandt')
  shop.pass(twoDays)
  await browser.press('Save for the customer')
  await logInAgain(browser, helper)
  assert.match(browser.main, 'What was typed here before belongs to another account')
  assert.not.match(browser.html, 'Atelier')
  assert.is((await shop.stored(her.id)).company, null)
})

test('passwords are never kept, and a form of nothing else leads to the box as before', async ({
  shop,
  owner,
  browser,
}) => {
  await browser.open('/staff/access')
  browser.type('Current Password', staffPassword).type('New password', 'ten tin whistles')
  shop.pass(twoDays)
  await browser.press('Save')
  assert.is(browser.heading, staffEn.access.login)
  assert.not.match(browser.html, 'whistles')
  assert.not.ok(browser.find('[name=kept]'))
  await logInAgain(browser, owner)
  assert.match(browser.title, staffEn.access.mine)
})

test('a form with a file is not read for strangers: they are sent to log in', async ({ shop, browser }) => {
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const headers = { cookie, host: 'localhost:3000', origin: 'http://localhost:3000' }
  const body = new FormData()
  body.set('logo', new File(['<svg/>'], 'logo.svg'))
  const url = 'http://localhost:3000/staff/settings/logo'
  for (const [time, place] of [
    [tenMinutes, '/staff/confirm?next=/staff/settings/logo'],
    [twoDays, '/staff/login?next=/staff/settings/logo'],
  ] as const) {
    shop.pass(time)
    const answer = await shop.fetch(new Request(url, { method: 'POST', headers, body }), client)
    assert.equal([answer.status, answer.headers.get('location')], [303, place])
  }
})

test.run()
