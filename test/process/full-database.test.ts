import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../support/browser.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop; browser: Browser; id: string }>('A full disk')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.id = (await t.shop.customer()).id
  t.browser = t.shop.browser()
  await t.browser.open('/login')
  await t.browser
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

test('pages can be read, also when it is time to note that the session is in use', async ({
  shop,
  browser,
}) => {
  refuseEveryWrite(shop)
  shop.pass(5 * 60_000)

  for (const path of [
    '/profile',
    '/address-book',
    '/order-history',
    '/web-site-access',
    '/healthz',
    '/profile',
  ])
    assert.is((await browser.open(path)).status, 200, path)
  for (const path of ['/login', '/forgot-password'])
    assert.is((await shop.browser().open(path)).status, 200, path)
})

test('what would have to be written gets a 503 page that says so, and nothing is half written', async ({
  shop,
  browser,
  id,
}) => {
  const stranger = shop.browser()
  await stranger.open('/forgot-password')
  stranger.type('Email', anna.email)
  const guest = shop.browser()
  await guest.open('/login')
  guest.type('Email', anna.email).type('Password', anna.password ?? '')
  const profile = browser.clone()
  await profile.open('/profile')
  profile.type('Company', 'Atelier Brandt')
  await browser.open('/web-site-access')
  browser.type('Current Password', anna.password ?? '')
  browser.type('New Password', 'four quiet herons').type('Re-Type New Password', 'four quiet herons')
  const mend = refuseEveryWrite(shop)
  const before = everyRow(shop)

  for (const [visitor, button] of [
    [stranger, 'Reset password'],
    [guest, 'Log in'],
    [profile, 'Save'],
    [browser, 'Save'],
  ] as const) {
    const copy = visitor.formData(button)
    await visitor.press(button)
    assert.is(visitor.status, 503, copy.action)
    assert.is(visitor.headers.get('retry-after'), '30')
    assert.is(visitor.heading, 'We are busy at the moment')
    assert.not.match(visitor.html, /SQLITE|sqlite|insert into|update "/i)
  }
  assert.equal(everyRow(shop), before)
  assert.is(shop.logged().filter(({ event }) => event === 'storage_failed').length, 4)

  mend()
  assert.is((await profile.open('/profile')).status, 200, 'the session stands')
  await profile.type('Company', 'Atelier Brandt').press('Save')
  assert.is((await shop.stored(id)).company, 'Atelier Brandt')
})

test('the last pages go while customers ask: each is either answered and stored, or 503 and not', async ({
  shop,
}) => {
  const emails = Array.from({ length: 60 }, (_, at) => `customer${at}@example.com`)
  for (const email of emails) await shop.customer({ email })
  const most = Number(shop.client.pragma('page_count', { simple: true }))
  shop.client.pragma(`max_page_count = ${most + 2}`)

  const answers = new Map<number, number>()
  for (const [at, email] of emails.entries()) {
    const browser = shop.browser({ address: `192.0.2.${at + 1}` })
    await browser.open('/forgot-password')
    await browser.type('Email', email).press('Reset password')
    const status = browser.hops[0]?.status ?? 0
    answers.set(status, (answers.get(status) ?? 0) + 1)
    const stored = shop.client.prepare('select count(*) from email where recipient = ?').pluck().get(email)
    assert.is(stored, status === 303 ? 1 : 0, `${email} was answered ${status}`)
  }

  assert.ok((answers.get(303) ?? 0) > 0 && (answers.get(503) ?? 0) > 0, JSON.stringify([...answers]))
  assert.is(answers.size, 2, JSON.stringify([...answers]))
  assert.is(shop.client.pragma('integrity_check', { simple: true }), 'ok')
})

/** SQLite answers SQLITE_READONLY to every write until what is returned is called. */
function refuseEveryWrite({ client }: Shop): () => void {
  client.pragma('query_only = ON')
  return () => client.pragma('query_only = OFF')
}

function everyRow({ client }: Shop): unknown[] {
  const tables = ['customer', 'session', 'temporary_password', 'email', 'allowance']
  return tables.map((table) => client.prepare(`select * from ${table} order by 1`).raw().all())
}

test.run()
