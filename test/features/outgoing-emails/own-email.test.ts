import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sameBytes } from '../../http/knock.ts'
import type { Browser } from '../../support/browser.ts'
import { mailboxFull, tell, webhookSecret } from '../../support/mail-far-end/webhooks.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { ask, logIn, minutes } from '../login/steps.ts'
import { nora, register } from '../registration/steps.ts'

type World = { shop: Shop; annas: Browser }

const test = suite<World>('The shopper’s own email')

/** Anna has logged in here before, and logged out. */
test.before.each(async (t) => {
  t.shop = await openShop({ settings: { RESEND_WEBHOOK_SECRET: webhookSecret } })
  await t.shop.customer()
  await t.shop.customer(claire)
  t.annas = await knownBrowser(t.shop, anna.email)
})

test.after.each(({ shop }) => shop.close())

async function knownBrowser(shop: Shop, email: string): Promise<Browser> {
  const who = email === anna.email ? anna : claire
  const browser = await logIn(shop.browser(), email, who.password ?? '')
  return browser.press(who.language === 'fr' ? 'Se déconnecter' : 'Log out')
}

/** A browser with the device cookie of another one, or a made-up one. */
function withDevice(shop: Shop, device: string | undefined): Browser {
  const browser = shop.browser()
  browser.cookieJar.store(new URL(shop.config.publicUrl), [`device=${device}; Path=/; HttpOnly`])
  return browser
}

const sent = (reference: string) => `/forgot-password/sent/${reference}`

test('Anna’s own browser tells what becomes of her email, each time she looks', async ({ shop, annas }) => {
  const reference = await ask(annas, anna.email)
  assert.match(annas.text, 'It has been waiting to leave since it was asked for at 14:40')
  await shop.deliver()
  await annas.click('Look again')
  assert.match(annas.url, reference)
  assert.match(annas.text, 'It was sent at 14:40')

  shop.pass(minutes(2))
  await tell(shop, shop.farEnd.emails[0]?.id ?? '', 'delivered')
  await annas.click('Look again')
  assert.match(annas.text, 'It was delivered at 14:42')
})

test('a full mailbox, a provider that is down, and too many emails are told as what they are', async ({
  shop,
  annas,
}) => {
  shop.farEnd.behave('error500', 1)
  await ask(annas, anna.email)
  await shop.deliver()
  await annas.click('Look again')
  assert.match(annas.text, 'our mail service does not take it')
  shop.pass(minutes(1))
  await shop.deliver()
  await tell(shop, shop.farEnd.emails[0]?.id ?? '', 'bounced', mailboxFull)
  await annas.click('Look again')
  assert.match(annas.text, 'It came back at 14:41: your mailbox is full.')

  await ask(annas, anna.email)
  assert.match(annas.text, 'you can ask again at 14:42')
})

test('it is told in French as well', async ({ shop }) => {
  const claires = await knownBrowser(shop, claire.email)
  const reference = await ask(claires, claire.email)
  await claires.press('Français')
  await claires.open(sent(reference))
  assert.match(claires.text, /Demandé à 14\sh\s40, il attend de partir/)
})

test('TP-13: without the device cookie the page is the same, byte for byte, whatever became of the email', async ({
  shop,
  annas,
}) => {
  const stranger = shop.browser()
  const unknown = sameBytes((await stranger.open(sent('R-ABC123'))).html)
  const reference = await ask(annas, anna.email)
  const blot = (html: string) => sameBytes(html).replaceAll(reference, 'R-ABC123')
  for (const happens of [
    async () => {},
    () => shop.deliver(),
    () => tell(shop, shop.farEnd.emails[0]?.id ?? '', 'bounced'),
  ]) {
    await happens()
    assert.is(blot((await stranger.open(sent(reference))).html), unknown)
  }
})

test('TP-13: nor does another customer’s browser learn anything, nor a made-up cookie', async ({
  shop,
  annas,
}) => {
  const claires = await knownBrowser(shop, claire.email)
  const forged = `${'A'.repeat(22)}.${'B'.repeat(43)}`
  const references = [await ask(annas, anna.email), await ask(shop.browser(), 'nobody@example.com')]
  await shop.deliver()
  for (const device of [claires.cookies.get('device'), forged]) {
    const pages = await Promise.all(
      [...references, 'R-ABC123'].map(async (reference) => {
        const browser = await withDevice(shop, device).open(sent(reference))
        return sameBytes(browser.html).replaceAll(reference, 'reference')
      }),
    )
    assert.is(new Set(pages).size, 1)
    assert.not.match(pages[0] ?? '', 'Your email')
  }
})

test('TP-13: with a cookie that does not fit every reference costs the same statements; without one none', async ({
  shop,
  annas,
}) => {
  const claires = await knownBrowser(shop, claire.email)
  const references = [
    await ask(annas, anna.email),
    await ask(shop.browser(), 'nobody@example.com'),
    'R-ABC123',
  ]
  const stranger = shop.browser()
  const costs: string[][] = []
  for (const reference of references) {
    costs.push(await statementsOf(shop, () => claires.open(sent(reference))))
    assert.equal(await statementsOf(shop, () => stranger.open(sent(reference))), [])
  }
  assert.ok(costs[0]?.some((statement) => statement.includes('from "email"')))
  assert.equal(costs[1], costs[0])
  assert.equal(costs[2], costs[0])
})

/** What the database is asked for meanwhile. */
async function statementsOf(shop: Shop, work: () => Promise<unknown>): Promise<string[]> {
  const run: string[] = []
  type Statement = { source: string; all: (...given: unknown[]) => unknown }
  const prototype = Object.getPrototypeOf(shop.client.prepare('select 1')) as Statement
  const { all } = prototype
  prototype.all = function (this: Statement, ...given) {
    run.push(this.source)
    return all.apply(this, given)
  }
  try {
    await work()
  } finally {
    prototype.all = all
  }
  return run
}

test('whoever registers with an address that has an account is told on a known browser alone', async ({
  shop,
  annas,
}) => {
  await register(annas, { ...nora, email: anna.email })
  assert.match(annas.text, 'It has been waiting to leave')
  shop.pass(minutes(3))
  const stranger = shop.browser()
  await register(stranger, { ...nora, email: anna.email })
  assert.not.match(stranger.text, 'Your email')

  await register(annas)
  assert.not.match(annas.text, 'Your email', 'an address without an account is nobody’s')
})

test.run()
