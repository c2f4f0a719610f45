import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readConfig } from '../../../src/config.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { ask, changePassword, hours, logIn, minutes, one, receive, rows, seconds } from './steps.ts'

const test = suite<{ shop: Shop }>('Logging in with a temporary password')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const spellings: [how: string, (shown: string) => string][] = [
  ['as it stands in the email', (shown) => shown],
  ['in small letters', (shown) => shown.toLowerCase()],
  ['without hyphens', (shown) => shown.replaceAll('-', '')],
  ['with spaces', (shown) => shown.replaceAll('-', ' ')],
  ['with no-break spaces', (shown) => shown.replaceAll('-', '\u00a0')],
  ['with narrow no-break and thin spaces', (shown) => shown.replaceAll('-', '\u202f\u2009')],
  ['with ideographic spaces', (shown) => shown.replaceAll('-', '\u3000')],
  ['with zero-width spaces', (shown) => shown.replaceAll('-', '\u200b')],
  ['with tabs around', (shown) => `\t${shown}\t`],
  ['with the end of the line', (shown) => `${shown}\r\n`],
  ['with a leading blank line', (shown) => `\n ${shown}`],
  ['with en dashes', (shown) => shown.replaceAll('-', '–')],
  ['with no-break hyphens and a minus', (shown) => shown.replace('-', '\u2011').replaceAll('-', '\u2212')],
  ['with O for 0 and I for 1', (shown) => shown.replaceAll('0', 'O').replaceAll('1', 'I')],
  ['with o for 0 and l for 1', (shown) => shown.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')],
  ['with i and L for 1', (shown) => shown.replace('1', 'i').replaceAll('1', 'L')],
  ['one character at a time', (shown) => [...shown.replaceAll('-', '')].join(' ')],
]

test('TP-1: sixteen characters of the alphabet without I, L, O and U, in four groups', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)

  assert.match(temporary, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
})

test('TP-2: it gets in however it was spelled', async ({ shop }) => {
  for (const [how, spell] of spellings) {
    const { email, temporary } = await received(shop, / for /.test(how) ? /0.*1|1.*0/ : /./)
    const browser = shop.browser()
    await browser.open('/login')
    const { entries } = browser.type('Email', email).type('Password', 'x').formData('Log in')
    await browser.post(
      '/login',
      entries.map(([name, value]) => [name, name === 'password' ? spell(temporary) : value]),
    )

    assert.is(browser.heading, 'Web Site Access', `${how}: ${spell(temporary)}`)
  }
})

/** A customer with a temporary password that looks like this: chance needs some tries. */
async function received(shop: Shop, wanted: RegExp) {
  for (let i = 0; i < 200; i++) {
    shop.pass(hours(25))
    const { email } = await shop.customer({
      email: `anna${shop.clock().getTime()}@example.com`,
      password: null,
    })
    const temporary = await receive(shop, email)
    if (wanted.test(temporary)) return { email, temporary }
  }
  throw new Error(`no temporary password with ${wanted}`)
}

test('TP-2: no other characters are read into it', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const almost = [
    `${temporary}0`,
    temporary.slice(0, -1),
    `${temporary.slice(0, -1)}U`,
    temporary.replace('-', '.'),
    temporary.slice(0, -1) + (temporary.endsWith('Z') ? 'Y' : 'Z'),
  ]
  for (const wrong of almost) {
    const browser = await logIn(shop.browser(), email, wrong)
    assert.is(browser.status, 422, wrong)
    assert.match(browser.errors[0] ?? '', 'do not go together')
  }
  assert.is((await logIn(shop.browser(), email, temporary)).heading, 'Web Site Access')
})

test('TP-2: a password of one’s own is compared exactly as typed', async ({ shop }) => {
  const own = 'Café-noir 10 tasses '
  const { email } = await shop.customer({ password: own })
  const others = [own.trim(), own.toLowerCase(), own.replace('-', ''), `${own} `, own.replace('10', 'IO')]
  for (const other of others) assert.is((await logIn(shop.browser(), email, other)).status, 422, other)

  assert.is((await logIn(shop.browser(), email, own)).heading, 'Profile')
  assert.is((await logIn(shop.browser(), email, own.normalize('NFD'))).heading, 'Profile', 'another keyboard')
})

test('TP-2: characters that only resemble those of the password do not match', async ({ shop }) => {
  const owns = ['three loose shutters', 'H₂O und ½ Liter Öl', 'of\ufb01ces and co\ufb00ee']
  for (const [i, own] of owns.entries()) {
    const { email } = await shop.customer({ email: `anna${i}@example.com`, password: own })
    const others = [own.replaceAll(' ', '\u00a0'), own.normalize('NFKC'), own.replace('e', 'ｅ')]
    for (const other of others.filter((typed) => typed !== own))
      assert.is((await logIn(shop.browser(), email, other)).status, 422, other)
    assert.is((await logIn(shop.browser(), email, own.normalize('NFD'))).heading, 'Profile', own)
  }
})

test('TP-2: a password of one’s own may look like a temporary one', async ({ shop }) => {
  const { email } = await shop.customer({ password: 'abcd-efgh-jkmn-pqrs' })

  assert.is((await logIn(shop.browser(), email, 'ABCD-EFGH-JKMN-PQRS')).status, 422)
  assert.is((await logIn(shop.browser(), email, 'abcd-efgh-jkmn-pqrs')).heading, 'Profile')
})

test('TP-8: it works to the last moment of its hour, and not at the hour', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)

  shop.pass(minutes(60) - 1)
  const early = shop.browser()
  assert.is((await logIn(early, email, temporary)).heading, 'Web Site Access')

  const { email: claires } = await shop.customer(claire)
  const other = await receive(shop, claires)
  shop.pass(minutes(60))
  const late = await logIn(shop.browser(), claires, other)
  assert.is(late.status, 422)
  assert.match(late.errors[0] ?? '', 'This temporary password has ended: each works for one hour')
})

test('TP-8: the shop decides how long', async ({ shop }) => {
  const quick = await openShop({ settings: { TEMPORARY_PASSWORD_MINUTES: '15' } })
  try {
    const { email } = await quick.customer()
    const temporary = await receive(quick, email)
    quick.pass(minutes(15))
    const late = await logIn(quick.browser(), email, temporary)
    assert.match(late.errors[0] ?? '', 'each works for 15 minutes')
  } finally {
    await quick.close()
  }
  assert.throws(() => openShopSync({ TEMPORARY_PASSWORD_MINUTES: '1441' }), /TEMPORARY_PASSWORD_MINUTES/)
  assert.is(shop.config.temporaryPassword.minutes, 60)
})

for (const noticed of ['typed', 'swept'] as const)
  test(`TP-8: setting the clock back does not revive one that was ${noticed} after its end`, async ({
    shop,
  }) => {
    const { email } = await shop.customer()
    const temporary = await receive(shop, email)
    shop.pass(minutes(60))
    if (noticed === 'typed') await logIn(shop.browser(), email, temporary)
    else await shop.sweep()

    shop.pass(-minutes(45))
    const back = await logIn(shop.browser(), email, temporary)
    assert.is(back.status, 422)
    assert.match(back.errors[0] ?? '', 'has ended')
    assert.is(one(shop, 'select state from temporary_password'), 'expired')
  })

test('TP-8: an expired one says so, and one click brings another that works', async ({ shop }) => {
  const { email } = await shop.customer()
  const first = await receive(shop, email)
  shop.pass(minutes(61))
  const browser = await logIn(shop.browser(), email, ` ${first.toLowerCase()} `)

  assert.is(browser.title.slice(0, 6), 'Error:')
  await browser.press('Send me a new one')
  assert.is(browser.heading, 'Look in your mailbox')
  const second = (await shop.deliver()).at(-1)?.text ?? ''
  assert.not.match(second, first)

  const fresh = /(\w{4}-){3}\w{4}/.exec(second)?.[0] ?? ''
  await browser.click('Log in with the temporary password')
  await browser.type('Email', email).type('Password', fresh).press('Log in')
  assert.is(browser.heading, 'Web Site Access')
})

test('TP-9: a used one says so, and one click brings another that works', async ({ shop }) => {
  const { email } = await shop.customer()
  const first = await receive(shop, email)
  await logIn(shop.browser(), email, first)
  shop.pass(minutes(3))
  const browser = await logIn(shop.browser(), email, first)

  assert.is(browser.status, 422)
  assert.match(browser.errors[0] ?? '', 'was used already: each works once')
  await browser.press('Send me a new one')
  const emails = (await shop.deliver()).filter(({ subject }) => subject.startsWith('Your temporary password'))
  const fresh = /(\w{4}-){3}\w{4}/.exec(emails.at(-1)?.text ?? '')?.[0] ?? ''
  assert.is.not(fresh, first)
  assert.is((await logIn(browser, email, fresh)).heading, 'Web Site Access')
})

test('TP-8, TP-9: somebody else’s temporary password is just wrong', async ({ shop }) => {
  const { email } = await shop.customer()
  const { email: claires } = await shop.customer(claire)
  const annas = await receive(shop, email)

  const live = await logIn(shop.browser(), claires, annas)
  assert.match(live.errors[0] ?? '', 'do not go together')
  await logIn(shop.browser(), email, annas)
  const used = await logIn(shop.browser(), claires, annas)
  assert.match(used.errors[0] ?? '', 'do not go together')
})

test('TP-10: a double click logs in, with one session', async ({ shop }) => {
  const { id, email } = await shop.customer()
  const temporary = await receive(shop, email)
  const browser = shop.browser()
  await browser.open('/login')
  browser.type('Email', email).type('Password', temporary)
  await browser.pressTwice('Log in')

  assert.is(browser.heading, 'Web Site Access')
  assert.is(rows(shop, 'select * from session where customer_id = ?', id).length, 1)
  assert.is(rows(shop, "select * from email where kind = 'temporary-password-used'").length, 1)
  assert.is((await browser.click('Profile')).heading, 'Profile')
})

/** A log-in page filled in, of which the same post can be sent again later. */
async function filledIn(shop: Shop, email: string, password: string) {
  const browser = shop.browser()
  await browser.open('/login')
  const { entries } = browser.type('Email', email).type('Password', password).formData('Log in')
  const twin = browser.clone()
  return { browser, again: () => twin.clone().post('/login', entries) }
}

test('TP-10: the second post may come up to 30 seconds later', async ({ shop }) => {
  const { email } = await shop.customer()
  const { browser, again } = await filledIn(shop, email, await receive(shop, email))
  await browser.press('Log in')
  const session = browser.cookies.get('session')

  shop.pass(seconds(30))
  const second = await again()
  assert.is(second.heading, 'Web Site Access')
  assert.is(second.cookies.get('session'), session, 'the same session')
  shop.pass(1)
  const replay = await again()
  assert.is(replay.status, 422)
  assert.match(replay.errors[0] ?? '', 'was used already')
  assert.is(replay.cookies.get('session'), undefined)
})

test('TP-10: after logging out the same post does not log in again', async ({ shop }) => {
  const { email } = await shop.customer()
  const { browser, again } = await filledIn(shop, email, await receive(shop, email))
  await browser.press('Log in')
  await browser.press('Log out')

  shop.pass(seconds(5))
  assert.match((await again()).errors[0] ?? '', 'was used already')
})

test('TP-10: another page of the same browser, or another browser, is no double click', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const { browser } = await filledIn(shop, email, temporary)
  const otherTab = browser.clone()
  await otherTab.open('/login')
  await browser.press('Log in')

  await otherTab.type('Email', email).type('Password', temporary).press('Log in')
  assert.match(otherTab.errors[0] ?? '', 'was used already')
  assert.match((await logIn(shop.browser(), email, temporary)).errors[0] ?? '', 'was used already')
})

test('TP-10, TP-17: a double click gets in past a limit that is used up', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  for (let i = 0; i < 11; i++) await logIn(shop.browser({ address: '192.0.2.1' }), email, `wrong ${i}`)
  shop.client.prepare('update allowance set used = 1000').run()

  const { browser, again } = await filledIn(shop, email, temporary)
  await browser.press('Log in')
  assert.is(browser.heading, 'Web Site Access')
  shop.client.prepare('update allowance set used = 1000').run()
  shop.pass(seconds(1))
  assert.is((await again()).heading, 'Web Site Access')
})

test('TP-11: its session lasts an hour, whatever was ticked and however busy it is', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const browser = shop.browser()
  await browser.open('/login')
  browser.type('Email', email).type('Password', temporary).tick('Keep me logged in')
  await browser.press('Log in')

  const cookie = browser.cookieJar.all().find(({ name }) => name === 'session')
  assert.is(cookie?.expires, undefined, 'it goes with the browser')
  assert.is(browser.cookies.get('device'), undefined)
  for (let i = 0; i < 3; i++) {
    shop.pass(minutes(20) - 1)
    assert.is((await browser.open('/profile')).heading, 'Profile')
  }
  shop.pass(3)
  assert.is((await browser.open('/profile')).heading, 'Log in')
})

test('TP-11: recommend leaves the tabs open, with a note on each until a password is saved', async ({
  shop,
}) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const browser = await logIn(shop.browser(), email, temporary)

  for (const tab of ['Profile', 'Address Book', 'Order History', 'Web Site Access']) {
    await browser.click(tab)
    assert.is(browser.heading, tab)
    assert.match(browser.main, 'You logged in with a temporary password: choose your own.')
    assert.match(browser.main, 'This log-in ends at 15:40.')
  }
  await changePassword(browser, temporary, 'four quiet herons')
  assert.not.match((await browser.click('Profile')).main, 'temporary password')
})

test('TP-11: require opens only Web Site Access, and logging out', async ({ shop }) => {
  const strict = await openShop({ settings: { TEMPORARY_PASSWORD_THEN: 'require' } })
  try {
    const { email } = await strict.customer()
    const temporary = await receive(strict, email)
    const browser = await logIn(strict.browser(), email, temporary)
    const out = browser.clone()
    for (const path of ['/', '/profile', '/address-book', '/order-history']) {
      await browser.open(path)
      assert.is(browser.url, '/web-site-access', path)
    }
    await browser.post('/profile', { ...formOf(browser), firstName: 'Eve', lastName: 'X', language: 'en' })
    assert.is(browser.url, '/web-site-access')
    assert.is(one(strict, 'select first_name from customer'), anna.firstName)
    assert.is((await out.press('Log out')).heading, 'Log in')

    strict.pass(minutes(3))
    const second = await receive(strict, email)
    await logIn(browser, email, second)
    await changePassword(browser, second, 'four quiet herons')
    assert.is((await browser.click('Profile')).heading, 'Profile')
  } finally {
    await strict.close()
  }
  assert.is(shop.config.temporaryPassword.then, 'recommend')
})

test('a temporary password leads to Web Site Access even when another page was wanted', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const browser = shop.browser()
  await browser.open('/order-history')
  assert.is(browser.heading, 'Log in')
  await browser.type('Email', email).type('Password', temporary).press('Log in')

  assert.is(browser.url, '/web-site-access')
})

test('the owner is told that it was used, from where', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  await logIn(shop.browser({ address: '203.0.113.77' }), email, temporary)

  const notice = (await shop.deliver()).find(({ subject }) =>
    subject.startsWith('A temporary password was used'),
  )
  assert.equal(notice?.to, [email])
  assert.match(notice?.text ?? '', 'Firefox on Linux, network 203.0.113.…')
  assert.not.match(notice?.text ?? '', temporary)
  assert.is((await ask(shop.browser(), email)).length, 8)
})

function formOf(browser: { formData(name: string): { entries: [string, string][] } }) {
  const token = browser.formData('Save').entries.find(([name]) => name === 'form-token')?.[1] ?? ''
  return { 'form-token': token }
}

function openShopSync(settings: Record<string, string>): never {
  const read = readConfig({ environment: { DATA_DIR: '/tmp', ...settings }, directory: '/tmp' })
  throw new Error(read.ok ? 'accepted' : read.problems.join('\n'))
}

test.run()
