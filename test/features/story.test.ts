import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser, Kind } from '../support/browser.ts'
import { temporaryPasswordIn } from '../support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('The story of the seed')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

async function inEnglish(shop: Shop, browser: Browser): Promise<void> {
  const { id } = await shop.customer(anna)

  await browser.open('/web-site-access')
  assert.is(browser.heading, 'Log in')
  await browser.click('I forgot my password')
  await browser.type('Email', ' Anna@EXAMPLE.com ').press('Reset password')
  assert.is(browser.heading, 'Look in your mailbox')
  assert.match(browser.text, /R-[0-9A-Z]{6}/)

  const [email] = await shop.deliver()
  assert.equal(email?.to, ['anna@example.com'])
  assert.ok(email)
  const temporary = temporaryPasswordIn(email)
  assert.match(temporary, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)

  await browser.click('Log in with the temporary password')
  await browser.type('Email', anna.email).type('Password', `${temporary.toLowerCase()} \n`).press('Log in')
  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.text, /You logged in with a temporary password: choose your own/)
  for (const tab of ['Profile', 'Address Book', 'Order History', 'Web Site Access']) {
    await browser.click(tab)
    assert.is(browser.status, 200)
    assert.is(browser.heading, tab)
  }

  assert.match(browser.text, /Site Email: anna@example\.com/)
  browser.type('Current Password', temporary)
  browser.type('New Password', 'four quiet herons').type('Re-Type New Password', 'four quiet herons')
  await browser.press('Save')
  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.text, /password/i)
  assert.not.match(browser.text, /You logged in with a temporary password/)

  const subjects = (await shop.deliver()).map(({ subject }) => subject)
  assert.is(subjects.length, 3)
  assert.ok((await shop.stored(id)).passwordHash)

  await browser.press('Log out')
  assert.is(browser.heading, 'Log in')
  await browser.type('Email', anna.email).type('Password', 'four quiet herons').press('Log in')
  assert.is(browser.heading, 'Profile')
}

for (const kind of ['modern', 'text'] satisfies Kind[])
  test(`in English, with a ${kind} browser`, async ({ shop }) => {
    await inEnglish(shop, shop.browser({ kind }))
  })

test('in French', async ({ shop }) => {
  await shop.customer(claire)
  const browser = shop.browser({ languages: 'fr-FR,fr;q=0.9,en;q=0.5' })

  await browser.open('/login')
  assert.is(browser.heading, 'Se connecter')
})

test.run()
