import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callWith } from '../../support/api-caller.ts'
import type { Browser } from '../../support/browser.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { employ, staffBrowser } from '../../support/staff.ts'

type Scene = { shop: Shop; browser: Browser }

const test = suite<Scene>('API keys in the staff area')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.browser = await staffBrowser(t.shop, await employ(t.shop))
})

test.after.each(({ shop }) => shop.close())

async function make(browser: Browser, name: string): Promise<string> {
  await browser.open('/staff/api-keys/new')
  await browser.type('Name', name).tick('read orders').press('Make a key')
  return browser.find('code')?.textContent ?? ''
}

test('a key is made, shown once, used, seen in use, and ended', async ({ shop, browser }) => {
  await browser.open('/staff/api-keys')
  assert.match(browser.text, 'There are no keys.')
  const secret = await make(browser, 'web shop')
  assert.match(secret, /^ck_[\w-]{43}$/)

  shop.pass(60_000)
  assert.is((await callWith(shop, `Bearer ${secret}`, 'GET', '/orders')).status, 200)
  assert.is((await callWith(shop, `Bearer ${secret}`, 'PUT', '/orders/1', { body: {} })).status, 403)
  await browser.open('/staff/api-keys')
  assert.match(browser.text, /web shop read orders today, \d\d:\d\d today, \d\d:\d\d End this key/)
  assert.not.match(browser.html, secret)

  await browser.click('End this key: web shop')
  await browser.press('End this key')
  assert.match(browser.text, 'The key has ended.')
  assert.is((await callWith(shop, `Bearer ${secret}`, 'GET', '/orders')).status, 401)
  const events = shop.client
    .prepare("select event, actor_kind as who from history where event like 'api-key%' order by id")
    .all()
  assert.equal(events, [
    { event: 'api-key-made', who: 'staff' },
    { event: 'api-key-refused', who: 'nobody' },
    { event: 'api-key-ended', who: 'staff' },
    { event: 'api-key-refused', who: 'nobody' },
  ])
  assert.not.match(JSON.stringify(shop.client.prepare('select * from history').all()) + shop.log(), secret)
})

test('a key needs a name, and something that it may do', async ({ browser }) => {
  await browser.open('/staff/api-keys/new')
  await browser.type('Name', '  ').press('Make a key')
  assert.is(browser.status, 422)
  assert.equal(browser.errors, ['Type what the key is for'])
  await browser.type('Name', 'till').press('Make a key')
  assert.equal(browser.errors, ['Tick at least one thing that the key may do'])
  assert.is(browser.field('Name').value, 'till')
})

test('an ended key, and one that is not there, cannot be ended', async ({ shop, browser }) => {
  await make(browser, 'old')
  const id = shop.client.prepare('select id from api_key').pluck().get()
  await browser.open(`/staff/api-keys/${id}/end`)
  await browser.press('End this key')
  for (const gone of [id, '019a0000-0000-7000-8000-000000000000']) {
    await browser.open(`/staff/api-keys/${gone}/end`)
    assert.is(browser.status, 404)
  }
})

test('a name that wants to be markup stays a name', async ({ browser }) => {
  await make(browser, '<script>alert(1)</script>')
  assert.is(browser.all('main script').length, 0)
  await browser.open('/staff/api-keys')
  assert.match(browser.text, '<script>alert(1)</script>')
})

test.run()
