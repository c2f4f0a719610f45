import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startPasswordHashing } from '../../../src/security/password-hashing.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { changePassword, logIn, minutes, one, receive, rows, seconds, snapshot } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Change Password')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const fresh = 'four quiet herons'

test('the form reads as in the seed, and helps password managers', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.click('Web Site Access')

  assert.match(browser.main, 'Site Email: anna@example.com')
  assert.equal(
    browser.all('h2').map(({ textContent }) => textContent),
    ['Change Password', 'Change Email', 'Where you are logged in'],
  )
  assert.match(browser.main, /Current Password \*[\s\S]*New Password \*[\s\S]*Re-Type New Password \*/)
  const autocompletes = browser.fields.map((label) => browser.field(label).autocomplete)
  const changingTheEmail = ['email', 'current-password']
  assert.equal(autocompletes, [
    'username',
    'current-password',
    'new-password',
    'new-password',
    ...changingTheEmail,
  ])
  assert.is(browser.field('Email of your account').value, email)
})

test('password managers are led here', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  assert.is((await browser.open('/.well-known/change-password')).heading, 'Web Site Access')
})

test('TP-12: saving sets the password, ends the others, clears the counters, tells the owner', async ({
  shop,
}) => {
  const { id, email, password } = await shop.customer()
  const temporary = await receive(shop, email)
  for (let i = 0; i < 5; i++) await logIn(shop.browser({ address: '203.0.113.5' }), email, `guess ${i}`)
  const elsewhere = await logIn(shop.browser(), email, password)
  const browser = await logIn(shop.browser(), email, password)
  const old = browser.clone()
  const oldSession = rows(shop, 'select id from session').map((row) => Object.values(row)[0])
  shop.pass(seconds(1))
  await changePassword(browser, password, fresh)

  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.main, 'Your new password is saved. Every other browser is logged out.')
  assert.is.not(browser.cookies.get('session'), old.cookies.get('session'))
  assert.is((await old.open('/profile')).heading, 'Log in', 'the old cookie')
  assert.is((await elsewhere.open('/profile')).heading, 'Log in')
  assert.not(oldSession.includes(one(shop, 'select id from session')))
  assert.is(one(shop, 'select state from temporary_password'), 'ended')
  assert.is(one(shop, "select count(*) from allowance where key like 'login/address%'"), 0)
  assert.is((await logIn(shop.browser(), email, temporary)).status, 422)
  assert.is((await logIn(shop.browser(), email, password)).status, 422)
  assert.is((await logIn(shop.browser(), email, fresh)).heading, 'Profile')

  const notices = (await shop.deliver()).filter(({ subject }) =>
    subject.startsWith('Your password was changed'),
  )
  assert.is(notices.length, 1)
  assert.equal(notices[0]?.to, [email])
  assert.match(notices[0]?.text ?? '', 'was changed on 23 November 2026 at 14:40 (Paris time)')
  assert.not.match(notices[0]?.text ?? '', fresh)
  const changed = shop.logged().filter(({ event }) => event === 'authn_password_change')
  assert.equal(
    changed.map(({ customer }) => customer),
    [id],
  )
})

/** A trigger stands for a failure in the middle: each step of the transaction in turn. */
const failures = [
  ['the password', 'before update of password_hash on customer'],
  ['the end of the sessions', 'before delete on session'],
  ['the new session', 'before insert on session'],
  ['the end of the temporary passwords', 'before update on temporary_password'],
  ['the counters', 'before delete on allowance'],
  ['the notice', 'before insert on email'],
] as const

for (const [what, moment] of failures)
  test(`TP-12: when ${what} fails, nothing has changed`, async ({ shop }) => {
    const { email, password } = await shop.customer()
    await receive(shop, email)
    const elsewhere = await logIn(shop.browser(), email, password)
    const browser = await logIn(shop.browser(), email, password)
    await logIn(shop.browser(), email, 'a guess')
    const before = snapshot(shop)
    const counters = one(shop, "select count(*) from allowance where key like 'login/%'")
    shop.client.exec(`create trigger planted ${moment} begin select raise(abort, 'planted'); end`)
    await changePassword(browser, password, fresh)

    assert.is(browser.status, 500)
    assert.is(browser.heading, 'Something went wrong on our side')
    assert.is(snapshot(shop), before)
    assert.is(one(shop, "select count(*) from allowance where key like 'login/%'"), counters)
    shop.client.exec('drop trigger planted')
    assert.is((await elsewhere.open('/profile')).heading, 'Profile')
    assert.is((await changePassword(browser, password, fresh)).status, 200)
    assert.not.match(shop.log(), fresh)
  })

test('TP-12: two who save at the same moment: one wins, the other is told', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  for (let round = 0; round < 5; round++) {
    const now = round === 0 ? password : `winner ${round - 1} herons`
    const browsers = [await logIn(shop.browser(), email, now), await logIn(shop.browser(), email, now)]
    for (const browser of browsers) await browser.open('/web-site-access')
    for (const [i, browser] of browsers.entries()) {
      const wish = `${i ? 'second' : 'first'} ${round} herons`
      browser.type('Current Password', now).type('New Password', wish).type('Re-Type New Password', wish)
    }
    await Promise.all(browsers.map((browser) => browser.press('Save')))

    const winners = browsers.filter(({ heading }) => heading === 'Web Site Access')
    assert.equal(
      browsers.map(({ heading }) => heading).sort(),
      ['Log in', 'Web Site Access'],
      `round ${round}`,
    )
    assert.is(rows(shop, 'select * from session where customer_id = ?', id).length, 1)
    const first = await logIn(shop.browser(), email, `first ${round} herons`)
    const second = await logIn(shop.browser(), email, `second ${round} herons`)
    assert.equal([first.status, second.status].sort(), [200, 422])
    const saved = first.status === 200 ? `first ${round} herons` : `second ${round} herons`
    assert.is(winners[0], browsers[first.status === 200 ? 0 : 1])

    const again = await logIn(shop.browser(), email, saved)
    await changePassword(again, saved, `winner ${round} herons`)
    assert.is(again.status, 200)
  }
})

/** What another browser, or the shop, does while the new password is being hashed. */
const meanwhile = [
  ['the session is ended', 'delete from session'],
  ['the password is changed', "update customer set password_hash = 'another'"],
  ['the account is disabled', 'update customer set disabled = 1'],
  ['the account is deleted', 'delete from customer'],
] as const

for (const [what, statement] of meanwhile)
  test(`TP-12: when ${what} meanwhile, nothing is saved`, async ({ shop }) => {
    const { email, password } = await shop.customer()
    const browser = await logIn(shop.browser(), email, password)
    const { hash } = shop.services.hashing
    let before = ''
    shop.services.hashing.hash = async (typed) => {
      const made = await hash(typed)
      shop.client.prepare(statement).run()
      before = snapshot(shop)
      return made
    }
    await changePassword(browser, password, fresh)

    assert.is(browser.heading, 'Log in')
    assert.ok(before)
    assert.is(snapshot(shop), before)
  })

test('TP-11: the temporary password of this session is the Current Password, used though it is', async ({
  shop,
}) => {
  const { email } = await shop.customer({ password: null })
  const temporary = await receive(shop, email)
  const browser = await logIn(shop.browser(), email, temporary)
  assert.is(browser.field('Current Password').hint, 'The temporary one from the email.')
  await changePassword(browser, temporary.toLowerCase().replaceAll('-', ' '), fresh)

  assert.is(browser.status, 200)
  assert.is((await logIn(shop.browser(), email, fresh)).heading, 'Profile')
})

test('TP-11: the customer’s own password will do as well', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, await receive(shop, email))
  assert.is((await changePassword(browser, password, fresh)).status, 200)
})

test('TP-11: no other temporary password will do: not one that is live, not that of another session', async ({
  shop,
}) => {
  const { email, password } = await shop.customer()
  const own = await logIn(shop.browser(), email, password)
  const first = await receive(shop, email)
  assert.is((await changePassword(own, first, fresh)).status, 422, 'live, in a session of the password')

  const browser = await logIn(shop.browser(), email, first)
  shop.pass(minutes(3))
  const second = await receive(shop, email)
  const other = await logIn(shop.browser(), email, second)
  await changePassword(browser, second, fresh)
  assert.is(browser.status, 422)
  assert.is(
    browser.field('Current Password').error,
    'The temporary password is not right. Copy it again from the email',
  )
  assert.is((await changePassword(other, first, fresh)).status, 422)
  assert.is((await changePassword(browser, first, fresh)).status, 200)
})

test('TP-11: somebody else’s temporary password will not do', async ({ shop }) => {
  const { email } = await shop.customer()
  const { email: claires } = await shop.customer(claire)
  const clairesOwn = await receive(shop, claires)
  const browser = await logIn(shop.browser(), email, await receive(shop, email))
  assert.is((await changePassword(browser, clairesOwn, fresh)).status, 422)
})

test('TP-11: after saving it is a session like any other, in the same browser', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const browser = await logIn(shop.browser(), email, temporary)
  await changePassword(browser, temporary, fresh)
  shop.pass(minutes(61))

  assert.is((await browser.open('/profile')).heading, 'Profile')
  assert.is(one(shop, 'select kind from session'), 'browser')
})

test('a session that is kept stays kept', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await shop.browser().open('/login')
  await browser.type('Email', email).type('Password', password).tick('Keep me logged in').press('Log in')
  await changePassword(browser, password, fresh)

  assert.ok(browser.cookieJar.all().find(({ name }) => name === 'session')?.expires)
  assert.is(one(shop, 'select kind from session'), 'kept')
})

const refusals: [what: string, typed: string, says: string][] = [
  ['nine characters', 'nine char', 'Use at least 10 characters'],
  ['nine characters of two code units each', '🦆'.repeat(9), 'Use at least 10 characters'],
  [
    'a common one',
    'password123',
    'Many people use this password, so it is easy to guess. Choose another one',
  ],
  ['the shop’s name', 'Perrin & Filles', 'The name of the shop is easy to guess. Choose another password'],
  [
    'the shop’s name with a year',
    'perrin filles 2026',
    'The name of the shop is easy to guess. Choose another password',
  ],
  ['the email', 'anna@example.com', 'Your email address is easy to guess. Choose another password'],
  ['the name', 'Anna Brandt', 'Your name is easy to guess. Choose another password'],
  ['the name turned round', 'brandt anna', 'Your name is easy to guess. Choose another password'],
]

test('a new password that is easy to guess is refused, with the reason', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const before = (await shop.stored(id)).passwordHash
  for (const [what, typed, says] of refusals) {
    shop.pass(minutes(15))
    await changePassword(browser, password, typed)
    assert.is(browser.status, 422, what)
    assert.is(browser.field('New Password').error, says, what)
    assert.is(browser.field('New Password').invalid, true)
    assert.is(browser.field('Current Password').value, '', 'passwords are not sent back')
  }
  assert.is((await shop.stored(id)).passwordHash, before)
})

test('the temporary password cannot become the password, in any spelling', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const browser = await logIn(shop.browser(), email, temporary)
  for (const spelled of [temporary, temporary.toLowerCase(), temporary.replaceAll('-', '')]) {
    await changePassword(browser, temporary, spelled)
    assert.is(
      browser.field('New Password').error,
      'This is the temporary password. Choose one of your own',
      spelled,
    )
  }
})

test('ten code points are enough, 256 are not too many', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  let current = password
  const birds = (count: number) => [...'🦆🐧🦉🦢🐓🦜🕊'.repeat(40)].slice(0, count - 1).join('')
  const accents = `${'é'.normalize('NFD').repeat(255)}x`
  for (const next of [`${birds(10)}🥚`, `${birds(256)}🥚`, accents, '         x y']) {
    await changePassword(browser, current, next)
    assert.is(browser.status, 200, next.slice(0, 20))
    assert.is((await logIn(browser, email, next)).heading, 'Profile')
    current = next
  }
})

test('more than 256 code points are refused in each field, before anything is hashed', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const before = shop.verifications()
  const long = '🦆'.repeat(257)
  const attempts: [current: string, fresh: string, again: string][] = [
    [long, fresh, fresh],
    [password, long, fresh],
    [password, fresh, long],
    ['x'.repeat(60_000), fresh, fresh],
  ]
  for (const typed of attempts) {
    await changePassword(browser, ...typed)
    assert.is(browser.status, 422)
    assert.match(browser.errors.join(), 'This is longer than a password can be')
  }
  assert.is(shop.verifications(), before)
})

test('the shop decides how short a password may be', async ({ shop }) => {
  const strict = await openShop({ settings: { ACCOUNT_PASSWORD_LENGTH: '20' } })
  try {
    const { email, password } = await strict.customer()
    const browser = await logIn(strict.browser(), email, password)
    await changePassword(browser, password, 'nineteen characters')
    assert.is(browser.field('New Password').error, 'Use at least 20 characters')
    assert.is((await changePassword(browser, password, 'twenty characters it is')).status, 200)
  } finally {
    await strict.close()
  }
  assert.is(shop.config.passwordLength, 10)
})

test('two new passwords that differ are refused; the same from two keyboards are not', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await changePassword(browser, password, fresh, `${fresh} `)
  assert.is(
    browser.field('Re-Type New Password').error,
    'The two new passwords are not the same. Type both again',
  )
  await changePassword(browser, password, 'Café crème brûlée', 'Café crème brûlée'.normalize('NFD'))
  assert.is(browser.status, 200)
})

test('a wrong Current Password is told, and after ten no more are checked for a while', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  for (let i = 0; i < 10; i++) {
    await changePassword(browser, `guess ${i}`, fresh)
    assert.is(browser.status, 422)
    assert.is(browser.field('Current Password').error, 'The current password is not right. Type it again')
  }
  const before = shop.verifications()
  await changePassword(browser, password, fresh)
  assert.is(browser.status, 429)
  assert.match(browser.errors.join(), 'The current password was wrong too many times')
  assert.is(shop.verifications(), before)
  shop.pass(minutes(15))
  assert.is((await changePassword(browser, password, fresh)).status, 200)
})

test('whose password is changed is never taken from the form', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const { id, email: claires } = await shop.customer(claire)
  const before = (await shop.stored(id)).passwordHash
  const browser = await logIn(shop.browser(), email, password)
  await browser.open('/web-site-access')
  browser.type('Current Password', password).type('New Password', fresh).type('Re-Type New Password', fresh)
  const { entries } = browser.formData('Save')
  await browser.post(
    '/web-site-access',
    entries.map(([name, value]) => [name, name === 'username' ? claires : value]),
  )

  assert.is(browser.status, 200)
  assert.is((await shop.stored(id)).passwordHash, before)
  assert.is((await logIn(shop.browser(), email, fresh)).heading, 'Profile')
})

test('a hasher with no room left answers 503, and nothing has changed', async ({ shop }) => {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const before = (await shop.stored(id)).passwordHash
  const none = await startPasswordHashing(0, 0)
  shop.services.hashing.hash = none.hash
  await changePassword(browser, password, fresh)

  assert.is(browser.status, 503)
  assert.is(browser.headers.get('retry-after'), '5')
  assert.is((await shop.stored(id)).passwordHash, before)
})

/** On Web Site Access with everything typed, ready to be saved. */
async function filledIn(shop: Shop, wanted: string) {
  const { id, email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.open('/web-site-access')
  browser.type('Current Password', password).type('New Password', wanted).type('Re-Type New Password', wanted)
  return { id, browser }
}

test('a double-clicked Save saves once and stays logged in, whichever post comes first', async ({ shop }) => {
  const { browser } = await filledIn(shop, fresh)
  await browser.pressTwice('Save')

  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.main, 'Your new password is saved')
  assert.is((await browser.open('/profile')).heading, 'Profile')
  assert.is(one(shop, 'select count(*) from session'), 1)
  assert.is(one(shop, "select count(*) from email where kind = 'password-changed'"), 1)
})

test('a double-clicked Save, the second post after the first was answered', async ({ shop }) => {
  const { browser } = await filledIn(shop, fresh)
  const second = browser.clone()
  const { action, entries } = browser.formData('Save')
  await browser.press('Save')
  await second.post(action, entries)

  assert.is(second.heading, 'Web Site Access')
  assert.match(second.main, 'Your new password is saved')
  assert.is(second.cookies.get('session'), browser.cookies.get('session'))
})

test('what is no double click does not get the new session', async ({ shop }) => {
  const { browser } = await filledIn(shop, fresh)
  const [otherPassword, otherPage, late] = [browser.clone(), browser.clone(), browser.clone()]
  const { action, entries } = browser.formData('Save')
  await otherPage.open('/web-site-access')
  const another = otherPage.formData('Save').entries.find(([name]) => name === 'form-token')?.[1] ?? ''
  await browser.press('Save')

  const changed = (field: string, value: string) =>
    entries.map(([name, old]): [string, string] => [name, name === field ? value : old])
  await otherPassword.post(action, changed('new', 'five noisy herons'))
  assert.is(otherPassword.heading, 'Log in', 'another new password')
  await otherPage.post(action, changed('form-token', another))
  assert.is(otherPage.heading, 'Log in', 'another page')
  shop.pass(seconds(31))
  await late.post(action, entries)
  assert.is(late.heading, 'Log in', 'after 30 seconds')
})

test('saving ends a change of email that waits for its code', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await browser.open('/web-site-access')
  browser.type('New Email', 'anna.brandt@example.org').type('Your Password', password)
  await browser.press('Send the code')
  assert.is(one(shop, 'select state from email_change'), 'live')
  await changePassword(browser, password, fresh)

  assert.is(one(shop, 'select state from email_change'), 'ended')
})

test.run()
