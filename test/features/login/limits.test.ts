import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startPasswordHashing } from '../../../src/security/password-hashing.ts'
import { startMailFarEnd } from '../../support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { type BareForm, bareForm, hours, logIn, minutes, one, receive, seconds, tally } from './steps.ts'

const test = suite<{ shop: Shop }>('Tries at log-in')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

/** How many verifications one try costs, and what came of it. */
async function cost(shop: Shop, email: string, password: string) {
  const before = shop.verifications()
  const browser = await logIn(shop.browser(), email, password)
  return { verifications: shop.verifications() - before, browser }
}

test('TP-14: every way through log-in costs exactly one verification', async ({ shop }) => {
  const { email, password } = await shop.customer()
  await shop.customer({ ...claire, email: 'disabled@example.com' })
  shop.client.prepare("update customer set disabled = 1 where email like 'disabled%'").run()
  await shop.customer({ email: 'new@example.com', password: null })
  const expired = await receive(shop, email)
  shop.pass(minutes(61))
  const live = await receive(shop, email)
  const livesOfNew = await receive(shop, 'new@example.com')

  const ways: [what: string, email: string, password: string, heading: string][] = [
    ['wrong password', email, 'not the right one', 'Log in'],
    ['unknown email', 'nobody@example.com', password, 'Log in'],
    ['disabled, right password', 'disabled@example.com', claire.password ?? '', 'Log in'],
    ['disabled, wrong password', 'disabled@example.com', 'not the right one', 'Log in'],
    ['no password set', 'new@example.com', 'not the right one', 'Log in'],
    ['expired temporary password', email, expired, 'Log in'],
    ['live temporary password', email, live, 'Web Site Access'],
    ['used temporary password', email, live, 'Log in'],
    ['live temporary password, no password set', 'new@example.com', livesOfNew, 'Web Site Access'],
    ['right password', email, password, 'Profile'],
    ['longest password there is', email, '🦆'.repeat(256), 'Log in'],
  ]
  for (const [what, address, typed, heading] of ways) {
    const { verifications, browser } = await cost(shop, address, typed)
    assert.is(browser.heading, heading, what)
    assert.is(verifications, 1, what)
  }
})

test('TP-14: what cannot be a log-in costs none', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await shop.browser().open('/login')
  const { entries } = browser.type('Email', email).type('Password', password).formData('Log in')
  const change = (name: string, value: string) =>
    entries.map(([n, v]): [string, string] => [n, n === name ? value : v])
  const posts: [string, [string, string][]][] = [
    ['over-long password', change('password', 'x'.repeat(257))],
    ['no password', change('password', '')],
    ['no email', change('email', '')],
    ['two passwords', [...entries, ['password', 'x']]],
    ['stale form', change('form-token', 'x.y')],
  ]
  for (const [what, post] of posts) {
    await browser.post('/login', post)
    assert.is(browser.status, 422, what)
    assert.is(shop.verifications(), 0, what)
  }
})

test('TP-14, TP-13: wrong password, unknown email and disabled answer the same', async ({ shop }) => {
  const { email } = await shop.customer()
  await shop.customer({ ...claire, email: 'disabled@example.com' })
  shop.client.prepare("update customer set disabled = 1 where email like 'disabled%'").run()

  const pages: string[] = []
  for (const address of [email, 'nobody@example.com', 'disabled@example.com']) {
    const browser = await logIn(shop.browser(), address, claire.password ?? '')
    pages.push(browser.html.replaceAll(address, '…').replace(/value="[\w-]+\.[\w-]+"/g, ''))
  }
  assert.is(pages[1], pages[0])
  assert.is(pages[2], pages[0])
})

/** Posts in batches that the line in front of the hasher can take. */
async function inBatches(forms: BareForm[], count: number, fields: (i: number) => Record<string, string>) {
  const answers: Response[] = []
  while (answers.length < count) {
    const begin = answers.length
    const batch = Array.from({ length: Math.min(50, count - begin) }, (_, i) => {
      const post = forms[(begin + i) % forms.length] as BareForm
      return post(fields(begin + i))
    })
    answers.push(...(await Promise.all(batch)))
  }
  return answers
}

test('TP-17: of 500 at the same moment for one address from one network, ten are let through', async ({
  shop,
}) => {
  const { email } = await shop.customer()
  const post = await bareForm(shop, '203.0.113.5')
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, i) => post({ email, password: `guess ${i}` })),
  )

  assert.equal(tally(answers), { 422: 10, 429: 490 })
  assert.is(shop.verifications(), 10)
})

test('TP-17: the same for an address that nobody has', async ({ shop }) => {
  const post = await bareForm(shop, '203.0.113.5')
  const fields = { email: 'nobody@example.com', password: 'guess' }
  const answers = await Promise.all(Array.from({ length: 500 }, () => post(fields)))

  assert.equal(tally(answers), { 422: 10, 429: 490 })
})

test('TP-17: of 500 for as many addresses from one network, a hundred are let through', async ({ shop }) => {
  shop.services.hashing.verifyNothing = async () => false
  const post = await bareForm(shop, '203.0.113.5')
  const answers = await inBatches([post], 500, (i) => ({ email: `anna${i}@example.com`, password: 'guess' }))

  assert.equal(tally(answers), { 422: 100, 429: 400 })
})

test('TP-17: a restart forgets no try', async () => {
  const farEnd = await startMailFarEnd()
  const first = await openShop({ farEnd })
  const { email, password } = await first.customer()
  const guess = await bareForm(first, '203.0.113.5')
  for (let i = 0; i < 10; i++) assert.is((await guess({ email, password: `guess ${i}` })).status, 422)
  await first.shut()

  const second = await openShop({ farEnd, folder: first.folder, now: first.clock() })
  try {
    const again = await bareForm(second, '203.0.113.5')
    assert.is((await again({ email, password })).status, 429)
    second.pass(minutes(15))
    assert.is((await again({ email, password })).status, 303)
  } finally {
    await second.close()
    await farEnd.stop()
  }
})

test('TP-17: over the limit a page says how long to wait, and after that it is over', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = shop.browser()
  for (let i = 0; i < 10; i++) await logIn(browser, email, `guess ${i}`)
  shop.pass(minutes(5))
  await logIn(browser, email, password)

  assert.is(browser.status, 429)
  assert.is(browser.headers.get('retry-after'), '600')
  assert.match(browser.errors[0] ?? '', 'Wait 10 minutes, or ask for a temporary password by email')
  assert.is(browser.field('Email').value, email)
  shop.pass(minutes(10) - seconds(1))
  assert.is((await logIn(browser, email, password)).status, 429)
  shop.pass(seconds(1))
  assert.is((await logIn(browser, email, password)).heading, 'Profile')
})

/** A hundred wrong guesses for one address, from as many networks: as much as an address takes a day. */
async function botnet(shop: Shop, email: string) {
  const forms = await Promise.all(Array.from({ length: 125 }, (_, i) => bareForm(shop, `198.51.100.${i}`)))
  return inBatches(forms, 125, (i) => ({ email, password: `guess ${i}` }))
}

test('TP-17: a botnet is stopped by address; its owner is not, in a browser that knows the account', async ({
  shop,
}) => {
  const { email, password } = await shop.customer()
  const annas = await logIn(shop.browser(), email, password)
  await annas.press('Log out')
  assert.ok(annas.cookies.get('device'))

  assert.equal(tally(await botnet(shop, email)), { 422: 100, 429: 25 })
  assert.is((await logIn(shop.browser({ address: '192.0.2.99' }), email, password)).status, 429, 'a stranger')
  assert.is((await logIn(annas, email, password)).heading, 'Profile')
})

test('TP-17: when strangers have used everything up, a fresh temporary password still gets in', async ({
  shop,
}) => {
  const { email } = await shop.customer()
  await botnet(shop, email)
  const elsewhere = shop.browser({ address: '198.51.100.7' })
  const temporary = await receive(shop, email, elsewhere)
  for (let i = 0; i < 12; i++) await logIn(elsewhere, email, `guess ${i}`)
  assert.is(elsewhere.status, 429)

  await logIn(elsewhere, email, temporary.toLowerCase())
  assert.is(elsewhere.heading, 'Web Site Access')
})

test('TP-17: a device cookie is good for its own customer only, and for 20 tries', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const { email: claires, password: clairesPassword } = await shop.customer(claire)
  const browser = await logIn(shop.browser(), email, password)
  await browser.press('Log out')
  for (let i = 0; i < 11; i++) await logIn(browser, claires, `guess ${i}`)
  assert.is(browser.status, 429, 'Claire has never logged in here')
  assert.is((await logIn(browser, claires, clairesPassword)).status, 429)

  for (let i = 0; i < 20; i++) assert.is((await logIn(browser, email, `guess ${i}`)).status, 422, `${i}`)
  assert.is((await logIn(browser, email, password)).status, 429)
})

test('TP-17: a made-up device cookie gives no counter of its own', async ({ shop }) => {
  const { email } = await shop.customer()
  const browser = await shop.browser({ address: '203.0.113.5' }).open('/login')
  for (let i = 0; i < 11; i++) {
    const { entries } = browser.type('Email', email).type('Password', 'guess').formData('Log in')
    const made = `${String(i).padStart(22, 'A')}.${'A'.repeat(43)}`
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`)
    await browser.post('/login', entries, { cookie: [...cookie, `device=${made}`].join('; ') })
  }
  assert.is(browser.status, 429)
})

test('TP-17: the right password clears the counter, and is itself not counted', async ({ shop }) => {
  const { email, password } = await shop.customer()
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 9; i++) assert.is((await logIn(shop.browser(), email, `guess ${i}`)).status, 422)
    assert.is((await logIn(shop.browser(), email, password)).heading, 'Profile')
  }
  assert.is(one(shop, "select used from allowance where key like 'login/network%'"), 27)
})

test('TP-17: right log-ins from one network never use it up', async ({ shop }) => {
  shop.services.hashing.verify = async () => true
  const { email, password } = await shop.customer()
  const post = await bareForm(shop, '203.0.113.5')
  for (let i = 0; i < 130; i++) assert.is((await post({ email, password })).status, 303)
})

test('TP-17: a whole IPv6 network counts as one', async ({ shop }) => {
  const { email } = await shop.customer()
  const statuses: number[] = []
  for (let i = 0; i < 11; i++) {
    const browser = await logIn(shop.browser({ address: `2001:db8:1:2::${i}` }), email, 'guess')
    statuses.push(browser.status)
  }
  assert.is(statuses.at(-1), 429)
  assert.is((await logIn(shop.browser({ address: '2001:db8:1:3::1' }), email, 'guess')).status, 422)
})

test('TP-17: counters hold neither address nor network', async ({ shop }) => {
  await logIn(shop.browser({ address: '203.0.113.5' }), anna.email, 'guess')
  const kept = JSON.stringify(shop.client.prepare('select * from allowance').all())

  assert.match(kept, 'login/network')
  assert.not.match(kept, /anna|203\.0\.113/)
})

test('a hasher with no room left answers 503, and nothing is counted', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const small = await startPasswordHashing(1, 1)
  const { verify } = shop.services.hashing
  shop.services.hashing.verify = small.verify
  const post = await bareForm(shop, '203.0.113.5')
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => post({ email, password: `guess ${i}` })),
  )

  assert.equal(tally(answers), { 422: 2, 503: 6 })
  const busy = answers.find(({ status }) => status === 503)
  assert.is(busy?.headers.get('retry-after'), '5')
  assert.match((await busy?.text()) ?? '', 'We are busy at the moment')
  assert.is(one(shop, "select max(used) from allowance where key like 'login/%'"), 2)
  shop.services.hashing.verify = verify
  assert.is((await post({ email, password })).status, 303)
})

test('the limits of an hour ago are swept away', async ({ shop }) => {
  await logIn(shop.browser(), anna.email, 'guess')
  shop.pass(hours(25))
  await shop.sweep()
  assert.is(one(shop, 'select count(*) from allowance'), 0)
})

test.run()
