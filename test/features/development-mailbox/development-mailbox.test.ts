import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'

const test = suite<{ shop: Shop }>('The development mailbox')

test.before.each(async (t) => {
  t.shop = await openShop({ trial: true })
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

async function askFor(shop: Shop, email: string): Promise<void> {
  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', email).press('Reset password')
  await shop.deliver()
}

test('an empty one says so', async ({ shop }) => {
  const browser = await shop.browser().open('/development/mailbox')

  assert.is(browser.heading, 'Development mailbox')
  assert.is(browser.all('main li').length, 0)
})

test('Anna forgets her password on trial: the email is on the page, and its temporary password works', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, anna.email)
  assert.is(shop.farEnd.calls.length, 0, 'nothing leaves the machine')

  const browser = shop.browser()
  await browser.open('/development/mailbox')
  await browser.click(
    browser.links.find(({ label }) => label.startsWith('Your temporary password'))?.label ?? '',
  )
  assert.match(browser.text, anna.email)
  const temporary = temporaryPasswordIn({ text: browser.text })

  await browser.open('/login')
  await browser.type('Email', anna.email).type('Password', temporary).press('Log in')
  assert.is(browser.heading, 'Web Site Access')
})

test('the newest stands first', async ({ shop }) => {
  for (const name of ['anna', 'berit', 'carla']) {
    await shop.customer({ email: `${name}@example.com` })
    await askFor(shop, `${name}@example.com`)
    shop.pass(1000)
  }
  const browser = await shop.browser().open('/development/mailbox')

  const listed = browser.all('main li span').map((recipient) => recipient.textContent)
  assert.equal(listed, ['carla@example.com', 'berit@example.com', 'anna@example.com'])
})

test('the HTML part is shown in a frame that can do nothing, and only we may frame it', async ({ shop }) => {
  await shop.customer()
  await askFor(shop, anna.email)
  const browser = shop.browser({ unchecked: /\/html$/ })
  await browser.open('/development/mailbox')
  await browser.click(
    browser.links.find(({ label }) => label.startsWith('Your temporary password'))?.label ?? '',
  )
  const frame = browser.find('iframe')
  assert.is(frame?.getAttribute('sandbox'), '')
  assert.match(browser.headers.get('content-security-policy') ?? '', /frame-src 'self'$/)

  await browser.open(frame?.getAttribute('src') ?? '')
  assert.is(browser.status, 200)
  const policy = browser.headers.get('content-security-policy') ?? ''
  assert.match(policy, "default-src 'none'")
  assert.match(policy, "frame-ancestors 'self'")
  assert.match(policy, /sandbox$/)
  assert.is(browser.headers.get('x-frame-options'), 'SAMEORIGIN')
})

test('each email is three files of one name, the temporary password in none of the database’s', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, anna.email)
  const folder = join(shop.folder, 'mailbox')
  const names = readdirSync(folder).sort()
  assert.equal(
    names.map((name) => name.replace(/^[0-9a-f-]{36}/, '')),
    ['.html', '.json', '.txt'],
  )

  const text = readFileSync(join(folder, names[2] ?? ''), 'utf8')
  const temporary = temporaryPasswordIn({ text })
  for (const name of readdirSync(shop.folder).filter((file) => file.startsWith('trial.sqlite')))
    assert.not(readFileSync(join(shop.folder, name)).includes(temporary.replaceAll('-', '')), name)
})

test('an email that is not there, or a path that leaves the folder, is a 404', async ({ shop }) => {
  const browser = shop.browser()
  for (const id of ['0190a2b4-0000-7000-8000-000000000000', 'x', '..%2f..%2ftrial.key', '%2e%2e', '..%00'])
    for (const end of ['', '/html'])
      assert.is((await browser.open(`/development/mailbox/${id}${end}`)).status, 404, id + end)
})

test('a real shop has none of these pages, and makes no such files', async () => {
  const shop = await openShop()
  try {
    await shop.customer()
    await askFor(shop, anna.email)
    for (const path of ['/development/mailbox', '/development/mailbox/x', '/development/mailbox/x/html'])
      assert.is((await shop.browser().open(path)).status, 404, path)
    assert.not(readdirSync(shop.folder).includes('mailbox'))
    assert.is(shop.farEnd.emails.length, 1)
  } finally {
    await shop.close()
  }
})

test.run()
