import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { recordEvent } from '../../../src/history/record.ts'
import type { Browser } from '../../support/browser.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser } from '../../support/staff.ts'

type Scene = { shop: Shop; owner: Awaited<ReturnType<typeof employ>> }

const test = suite<Scene>('History')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.owner = await employ(t.shop, odile)
})

test.after.each(({ shop }) => shop.close())

const linesOf = (browser: Browser) =>
  browser.all('tbody tr').map((row) =>
    [...row.children]
      .map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())
      .join(' ')
      .trim(),
  )

async function logIn(shop: Shop, password = anna.password ?? '') {
  const browser = await shop.browser().open('/login')
  return browser.type('Email', anna.email).type('Password', password).press('Log in')
}

test('what a customer does about getting in stands there, newest first', async ({ shop, owner }) => {
  await shop.customer(anna)
  await logIn(shop, 'not my password')
  const browser = await logIn(shop)
  await browser.open('/web-site-access')
  await browser
    .type('Current Password *', anna.password ?? '')
    .type('New Password *', 'four quiet herons')
    .type('Re-Type New Password *', 'four quiet herons')
    .press('Save')
  await browser.press('Log out')

  const staff = await (await staffBrowser(shop, owner)).open('/staff/history')
  const lines = linesOf(staff).map((line) => line.replace(/today, \d\d:\d\d/, 'then'))
  assert.equal(lines.slice(1, 5), [
    'Logged out then Anna Brandt Anna Brandt Firefox on Linux, this computer',
    'Password changed then Anna Brandt Anna Brandt Firefox on Linux, this computer',
    'Logged in then Anna Brandt Anna Brandt Firefox on Linux, this computer kind: browser',
    'Log-in refused then somebody who was not logged in Anna Brandt Firefox on Linux, this computer why: password',
  ])
})

test('a try with nobody’s address is told without the address', async ({ shop, owner }) => {
  const browser = await shop.browser().open('/login')
  await browser.type('Email', 'typo@elsewhere.example').type('Password', 'secret words here').press('Log in')

  const staff = await (await staffBrowser(shop, owner)).open('/staff/history?event=login-failed')
  assert.match(linesOf(staff)[0] ?? '', /why: no-customer/)
  assert.not.match(
    JSON.stringify(shop.client.prepare('select * from history').all()),
    /typo|elsewhere|secret words/,
  )
})

test('of a flood over the limit, one line an hour is told', async ({ shop, owner }) => {
  await shop.customer(anna)
  for (let i = 0; i < 30; i += 1) await logIn(shop, `wrong ${i}`)
  const staff = await (await staffBrowser(shop, owner)).open('/staff/history?event=login-limited')
  assert.is(linesOf(staff).length, 1)
})

test('it is filtered by what, by whom and by day on the shop’s calendar, and goes on page by page', async ({
  shop,
  owner,
}) => {
  for (let i = 0; i < 120; i += 1) {
    shop.pass(1000)
    const details = { number: i }
    await recordEvent(
      shop.database,
      { event: 'exported', actor: { kind: 'staff', id: owner.id }, details },
      shop.clock(),
    )
  }
  const browser = await (await staffBrowser(shop, owner)).open('/staff/history?event=exported')
  const seen = linesOf(browser)
  await browser.click('Older')
  seen.push(...linesOf(browser))
  await browser.click('Older')
  seen.push(...linesOf(browser))
  assert.equal(
    seen.map((line) => Number(/number: (\d+)/.exec(line)?.[1])),
    Array.from({ length: 120 }, (_, i) => 119 - i),
  )
  assert.not.ok(browser.links.some(({ label }) => label === 'Older'))
  await browser.click('Newer')
  assert.match(linesOf(browser)[0] ?? '', 'number: 69')

  await browser.open('/staff/history')
  await browser.choose('Who', 'Odile Perrin').type('From', '2026-11-24').press('Show')
  assert.is(browser.find('.blank h2')?.textContent, 'Nothing happened that fits.')
  await browser.open('/staff/history?from=2026-11-23&until=2026-11-23&event=exported')
  assert.is(linesOf(browser).length, 50)
})

test('addresses that say nonsense show the history all the same', async ({ shop, owner }) => {
  const browser = await staffBrowser(shop, owner)
  for (const query of [
    'event=x',
    'member=%00',
    'from=2026-13-40',
    'older=9.9',
    'older=99999999999999.zz',
    'until=9999-12-31',
  ]) {
    await browser.open(`/staff/history?${query}`)
    assert.is(browser.status, 200, query)
  }
})

test('nothing of it can be changed, and only what lies before the horizon can be cleared away', async ({
  shop,
  owner,
}) => {
  const { client } = shop
  await recordEvent(
    shop.database,
    { event: 'exported', actor: { kind: 'staff', id: owner.id } },
    shop.clock(),
  )
  const before = client.prepare('select * from history order by id').all()
  assert.throws(() => client.prepare("update history set event = 'x'").run(), /never changed/)
  assert.throws(() => client.prepare('delete from history').run(), /kept from its horizon/)
  assert.throws(
    () => client.prepare('insert or replace into history select * from history').run(),
    /kept|never/,
  )
  client.prepare('update history_horizon set at = ?').run(shop.clock().getTime())
  assert.throws(() => client.prepare('delete from history').run(), /kept from its horizon/)
  assert.throws(() => client.prepare('update history_horizon set at = 0').run(), /only moves on/)
  assert.throws(() => client.prepare('delete from history_horizon').run(), /stays/)
  assert.equal(client.prepare('select * from history order by id').all(), before)
})

test('a deleted account is told of by what is left of it', async ({ shop, owner }) => {
  const { id } = await shop.customer(anna)
  await logIn(shop)
  shop.client.prepare('delete from customer where id = ?').run(id)
  const browser = await (await staffBrowser(shop, owner)).open('/staff/history?event=logged-in')
  assert.match(linesOf(browser)[0] ?? '', 'a deleted account')
})

test('the file has every line, is an owner’s, and calculates nothing', async ({ shop, owner }) => {
  await shop.customer({ ...anna, firstName: '=HYPERLINK("https://evil.example")', lastName: '' })
  for (let i = 0; i < 3; i += 1) await logIn(shop)
  const browser = await (await staffBrowser(shop, owner)).open('/staff/history?event=logged-in')
  await browser.click('Download these as a CSV file')
  await browser.press('Download')

  assert.is(browser.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.is(browser.headers.get('cache-control'), 'no-store')
  const lines = browser.html.trim().split('\r\n')
  assert.is(lines.length, 4)
  assert.match(lines[1] ?? '', '"\'=HYPERLINK(""https://evil.example"")"')
  assert.not.match(browser.html, /(^|,)"?=/m)
  assert.is(
    shop.client.prepare("select count(*) as n from history where event = 'exported'").pluck().get(),
    1,
  )

  const helper = await staffBrowser(shop, await employ(shop, hector))
  await helper.open('/staff/history')
  assert.not.ok(helper.links.some(({ label }) => label.includes('CSV')))
})

test.run()
