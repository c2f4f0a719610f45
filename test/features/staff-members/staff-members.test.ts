import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser, staffPassword } from '../../support/staff.ts'

type Scene = { shop: Shop; browser: Browser; owner: Awaited<ReturnType<typeof employ>> }

const test = suite<Scene>('Staff members')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.owner = await employ(t.shop)
  t.browser = await staffBrowser(t.shop, t.owner)
})

test.after.each(({ shop }) => shop.close())

const halfWay = async (shop: Shop, email: string, password: string) => {
  const browser = await shop.browser().open('/staff/login')
  return browser.type('Email', email).type('Password', password).press('Log in')
}

test('an owner adds somebody, whose temporary password leads to the set-up', async ({ shop, browser }) => {
  await browser.open('/staff/members')
  await browser.click('Add somebody')
  await browser
    .type('Name', 'Rosa Lind')
    .type('Email', 'Rosa@Perrin.Example')
    .choose('Role', 'Helper')
    .press('Add somebody')
  const temporary = browser.find('code')?.textContent ?? ''
  assert.match(temporary, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)

  assert.is((await halfWay(shop, 'rosa@perrin.example', temporary)).heading, 'Set up your access')
  await browser.open('/staff/members')
  assert.match(browser.text, 'Rosa Lind rosa@perrin.example Helper never has a temporary password')
})

test('what is missing is said at its place, and what was typed is kept', async ({ browser }) => {
  await browser.open('/staff/members/new')
  await browser.type('Name', 'Rosa').type('Email', odile.email).press('Add somebody')
  assert.equal(browser.errors, ['Somebody of the staff has this address already'])
  await browser.type('Name', '').type('Email', 'rosa').press('Add somebody')
  assert.is(browser.errors.length, 2)
  assert.is(browser.field('Email').value, 'rosa')
})

test('disabling logs out at once and keeps out; enabling lets in again', async ({ shop, browser }) => {
  const helper = await employ(shop, hector)
  const theirs = await (await staffBrowser(shop, helper)).open('/staff')
  await browser.open('/staff/members')
  await browser.click('Change: Hector Blum')
  await browser.press('Disable')
  await theirs.open('/staff')
  assert.is(theirs.heading, 'Staff log in')
  assert.is((await halfWay(shop, hector.email, staffPassword)).status, 422)

  await browser.click('Change: Hector Blum')
  await browser.press('Enable')
  assert.is((await halfWay(shop, hector.email, staffPassword)).heading, 'Second factor')
})

test('the last owner who can log in stays', async ({ shop, browser, owner }) => {
  await browser.open(`/staff/members/${owner.id}`)
  await browser.press('Disable')
  assert.is(browser.status, 422)
  assert.match(browser.text, 'the last owner')
  const second = await employ(shop, { ...hector, role: 'owner' })
  await browser.open(`/staff/members/${second.id}`)
  await browser.press('Disable')
  assert.match(browser.text, 'They are disabled')
})

test('of two owners who disable each other at the same moment, one stays', async ({
  shop,
  browser,
  owner,
}) => {
  const second = await employ(shop, { ...hector, role: 'owner' })
  const other = await staffBrowser(shop, second)
  await browser.open(`/staff/members/${second.id}`)
  await other.open(`/staff/members/${owner.id}`)
  await Promise.all([browser.press('Disable'), other.press('Disable')])
  assert.is(
    shop.client
      .prepare("select count(*) as n from staff where disabled = 0 and role = 'owner'")
      .pluck()
      .get(),
    1,
  )
})

test('a temporary password for a lost phone ends password, second factor and sessions', async ({
  shop,
  browser,
}) => {
  const helper = await employ(shop, hector)
  const theirs = await (await staffBrowser(shop, helper)).open('/staff')
  await browser.open(`/staff/members/${helper.id}`)
  await browser.press('Make a temporary password')
  const temporary = browser.find('code')?.textContent ?? ''

  await theirs.open('/staff')
  assert.is(theirs.heading, 'Staff log in')
  assert.is((await halfWay(shop, hector.email, staffPassword)).status, 422)
  assert.is((await halfWay(shop, hector.email, temporary)).heading, 'Set up your access')
  const stored = JSON.stringify(shop.client.prepare('select * from staff').all()) + shop.log()
  assert.not.match(stored, temporary)
})

test('whoever guessed at an account does not keep out whom an owner lets in again', async ({
  shop,
  browser,
}) => {
  const helper = await employ(shop, hector)
  for (let network = 1; network <= 10; network += 1)
    for (let guess = 0; guess < 10; guess += 1) {
      const stranger = await shop.browser({ address: `203.0.113.${network}` }).open('/staff/login')
      await stranger.type('Email', hector.email).type('Password', 'wrong again').press('Log in')
    }
  assert.is((await halfWay(shop, hector.email, staffPassword)).status, 429)

  await browser.open(`/staff/members/${helper.id}`)
  await browser.press('Make a temporary password')
  const temporary = browser.find('code')?.textContent ?? ''
  assert.is((await halfWay(shop, hector.email, temporary)).heading, 'Set up your access')
})

test('nobody is disabled or enabled without a line in the history', async ({ shop, browser }) => {
  const helper = await employ(shop, hector)
  await browser.open(`/staff/members/${helper.id}`)
  shop.client.exec(
    "create trigger no_history before insert on history when new.event like 'staff-%abled' begin select raise(abort, 'no'); end",
  )
  await browser.press('Disable')
  assert.is(browser.status, 500)
  assert.is((await helper.stored())?.disabled, false)
})

test.run()
