import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { recordBackup } from '../../../src/backups/last-backup.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { employ, odile, staffBrowser } from '../../support/staff.ts'

const test = suite<{ shop: Shop }>('The first page of staff')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

const figuresOf = (shop: Shop) => figuresAgain(shop, odile.email)

async function figuresAgain(shop: Shop, email: string): Promise<Record<string, string>> {
  const browser = await staffBrowser(shop, await employ(shop, { ...odile, email }))
  assert.is(browser.heading, 'Overview')
  return Object.fromEntries(
    browser
      .all('.figure')
      .map((figure) => [
        figure.querySelector('dt')?.textContent ?? '',
        (figure.querySelector('dd')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ]),
  )
}

test('a quiet shop: nothing waits, nothing was refused, and the backup that is missing is told', async ({
  shop,
}) => {
  const { Version, Database, ...figures } = await figuresOf(shop)
  assert.equal(figures, {
    Waiting: '0',
    'Not sent, in 24 hours': '0',
    'Came back, in 24 hours': '0',
    'Asked for too often, in the last hour': '0',
    Refused: '0',
    'Refused to staff': '0',
    'Networks over the limit': '0',
    'Last backup': 'none yet – look at this',
    Customers: '0',
  })
  assert.match(Version ?? '', /^\d+\.\d+\.\d+$/)
  assert.match(Database ?? '', /^0?\.?\d+(\.\d)? MB$/)
})

test('a shop in trouble: an email that got stuck, passwords tried, and a backup that failed', async ({
  shop,
}) => {
  await shop.customer(anna)
  const asking = await shop.browser().open('/forgot-password')
  await asking.type('Email', anna.email).press('Reset password')
  shop.pass(20 * 60_000)
  for (let i = 0; i < 12; i += 1) {
    const stranger = await shop.browser().open('/login')
    await stranger.type('Email', anna.email).type('Password', `guess ${i}`).press('Log in')
  }
  await recordBackup(shop.database, { ok: false, problem: 'The disk is full.' }, 'system', shop.clock())

  const figures = await figuresOf(shop)
  assert.match(figures['Waiting'] ?? '', /^1, the oldest since today, \d\d:\d\d – look at this$/)
  assert.is(figures['Refused'], '10')
  assert.is(figures['Networks over the limit'], '1 – look at this')
  assert.match(figures['Last backup that failed'] ?? '', /The disk is full\. – look at this$/)
})

test('limits of emails: one asked too often is counted, the shop’s own is told with its end', async ({
  shop,
}) => {
  await shop.customer(anna)
  const ask = async (email: string) => {
    const browser = await shop.browser().open('/forgot-password')
    await browser.type('Email', email).press('Reset password')
  }
  for (const email of [anna.email, anna.email, 'nobody@example.com', 'nobody@example.com']) await ask(email)
  assert.is((await figuresOf(shop))['Asked for too often, in the last hour'], '2')
  shop.client.prepare("update allowance set used = 300 where key = 'email/all'").run()
  const told = await figuresAgain(shop, 'rosa@perrin.example')
  assert.match(
    told['Asked for too often, in the last hour'] ?? '',
    /^2, no temporary passwords leave until today, 15:40 – look at this$/,
  )
  shop.pass(61 * 60_000)
  assert.is((await figuresAgain(shop, 'max@perrin.example'))['Asked for too often, in the last hour'], '0')
})

test('what lies back longer than the hour is not told', async ({ shop }) => {
  const stranger = await shop.browser().open('/login')
  await stranger.type('Email', anna.email).type('Password', 'a guess').press('Log in')
  shop.pass(61 * 60_000)
  assert.is((await figuresOf(shop))['Refused'], '0')
})

test('the field on it finds a customer', async ({ shop }) => {
  await shop.customer(anna)
  const browser = await staffBrowser(shop, await employ(shop))
  await browser.type('Customer, order or email reference', 'brandt').press('Find')
  assert.match(browser.text, 'anna@example.com')
})

test.run()
