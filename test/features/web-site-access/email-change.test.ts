import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser, Kind } from '../../support/browser.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import {
  ask,
  changePassword,
  days,
  everythingKept,
  hours,
  logIn,
  minutes,
  one,
  receive,
  rows,
  snapshot,
} from '../login/steps.ts'
import {
  blotted,
  emailsTo,
  guestOrder,
  nora,
  registered,
  secretIn,
  statementsOf,
} from '../registration/steps.ts'

const test = suite<{ shop: Shop }>('Changing the email')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const fresh = 'anna.brandt@example.net'

/** Types the new address and the password under Web Site Access. */
async function askFor(browser: Browser, newEmail: string, password = anna.password ?? ''): Promise<Browser> {
  await browser.open('/web-site-access')
  return browser.type('New Email', newEmail).type('Your Password', password).press('Send the code')
}

const typeCode = (browser: Browser, code: string) => browser.type('Code', code).press('Change the email')

/** Anna, logged in, with a code in her new mailbox. */
async function waiting(shop: Shop, browser = shop.browser(), newEmail = fresh) {
  const customer = await shop.customer()
  await logIn(browser, customer.email, customer.password)
  await askFor(browser, newEmail)
  const code = secretIn((await emailsTo(shop, newEmail)).at(-1))
  return { ...customer, browser, code }
}

for (const kind of ['modern', 'text'] satisfies Kind[])
  test(`with a ${kind} browser: code from the new mailbox, news to both, orders of both`, async ({
    shop,
  }) => {
    const { id, email, password } = await shop.customer()
    const [old, later] = [guestOrder(shop, email), guestOrder(shop, fresh)]
    shop.client.prepare('update customer_order set customer_id = ? where number = ?').run(id, old)
    const other = await logIn(shop.browser(), email, password)
    const browser = await logIn(shop.browser({ kind }), email, password)
    await askFor(browser, ' Anna.Brandt@EXAMPLE.net ')
    assert.is(browser.status, 200)
    assert.match(browser.main, `We have sent an email to ${fresh}. Type the code from it here.`)
    assert.match(browser.main, `The code works until 15:10. Until you type it, ${email} stays.`)
    assert.is((await shop.stored(id)).email, email)

    const [code] = await emailsTo(shop, fresh)
    assert.is(code?.subject, 'Your code for the new address – Perrin & Filles')
    assert.match(secretIn(code), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    assert.not.match(JSON.stringify(code), /Brandt,|anna@example\.com/)
    const [notice] = await emailsTo(shop, email)
    assert.is(notice?.subject, 'A change of your email was asked for – Perrin & Filles')
    assert.match(notice?.text ?? '', `to change the email of your account to ${fresh}.`)
    assert.match(notice?.text ?? '', 'It was not you? Then somebody knows your password.')
    assert.not.match(notice?.text ?? '', secretIn(code))
    assert.is((await logIn(shop.browser(), email, password)).heading, 'Profile', 'the old one works')

    const before = browser.cookies.get('session')
    shop.pass(minutes(1))
    await typeCode(browser, ` ${secretIn(code).toLowerCase().replace('-', ' ')}\t`)
    assert.is(browser.heading, 'Web Site Access')
    assert.match(browser.main, `Site Email: ${fresh}`)
    assert.match(browser.main, 'Your email is changed. Log in with the new address from now on')
    assert.is.not(browser.cookies.get('session'), before)
    const stored = await shop.stored(id)
    assert.equal([stored.email, stored.emailProvenAt], [fresh, shop.clock()])
    assert.is((await other.open('/profile')).heading, 'Log in', 'every other session has ended')
    const history = (await browser.open('/order-history')).main
    assert.match(history, old)
    assert.match(history, later)

    for (const mailbox of [email, fresh]) {
      const news = (await emailsTo(shop, mailbox)).at(-1)
      assert.is(news?.subject, 'Your email was changed – Perrin & Filles')
      assert.match(news?.text ?? '', `was changed to ${fresh} on 23 November 2026 at 14:41`)
    }
    assert.is((await logIn(shop.browser(), email, password)).status, 422)
    assert.is((await logIn(shop.browser(), fresh, password)).heading, 'Profile')
    assert.match(shop.log(), '"event":"user_updated"')
    assert.not.match(shop.log(), /example\.(net|com)/)
  })

test('in French', async ({ shop }) => {
  const { email, password } = await shop.customer(claire)
  const browser = await shop.browser({ languages: 'fr' }).open('/login')
  await browser.type('Adresse e-mail', email).type('Mot de passe', password).press('Se connecter')
  await browser.open('/web-site-access')
  browser.type('Nouvelle adresse e-mail', email).type('Votre mot de passe', password)
  await browser.press('Envoyer le code')
  assert.match(browser.errors[0] ?? '', 'C’est déjà l’adresse de votre compte.')
  browser.type('Nouvelle adresse e-mail', 'claire@example.net').type('Votre mot de passe', password)
  await browser.press('Envoyer le code')
  assert.match(browser.main, 'Nous avons envoyé un e-mail à claire@example.net.')
  assert.match(browser.main, 'Le code est valable jusqu’à 15\u00a0h\u00a010.')

  const [sent] = await emailsTo(shop, 'claire@example.net')
  assert.is(sent?.subject, 'Votre code pour la nouvelle adresse – Perrin & Filles')
  assert.match((await emailsTo(shop, email))[0]?.text ?? '', 'Ce n’était pas vous\u202f?')
  await browser.type('Code reçu', secretIn(sent)).press('Changer l’adresse')
  assert.match(browser.main, 'Votre adresse e-mail est changée.')
  assert.match(browser.main, 'Adresse e-mail du site\u00a0: claire@example.net')
  const subjects = (await shop.deliver()).map(({ subject }) => subject)
  assert.ok(subjects.includes('Votre adresse e-mail a été changée – Perrin & Filles'))
})

test('a typo locks nobody out: cancelled or forgotten, everything stays as it was', async ({ shop }) => {
  const { id, email, password, browser, code } = await waiting(shop)
  await browser.open('/web-site-access')
  await browser.press('Cancel the change')
  assert.match(browser.main, 'The change is cancelled. Your email stays as it was.')
  assert.ok(browser.fields.some((label) => label.startsWith('New Email')))
  await browser.post('/web-site-access/email/code', [...tokenOf(browser), ['code', code]])
  assert.match(browser.errors[0] ?? '', 'No code is waited for any more.')
  assert.equal([(await shop.stored(id)).email], [email])

  const right = 'anna@example.org'
  await askFor(browser, right)
  assert.match(browser.main, right, 'the right one at once')
  shop.pass(minutes(30))
  await browser.open('/web-site-access')
  assert.not.match(browser.main, right)
  assert.is((await logIn(shop.browser(), email, password)).heading, 'Profile')
})

const tokenOf = (browser: Browser): [string, string][] => [
  ['form-token', browser.find('input[name=form-token]')?.getAttribute('value') ?? ''],
]

test('cancelled before it was sent: the code never leaves', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await askFor(browser, fresh)
  await browser.press('Cancel the change')
  assert.equal(await emailsTo(shop, fresh), [])
})

test('the code ends after thirty minutes, and a clock set back does not revive it', async ({ shop }) => {
  const { id, email, browser, code } = await waiting(shop)
  shop.pass(minutes(30))
  const page = browser.clone()
  await typeCode(browser, code)
  assert.is(browser.status, 422)
  assert.match(browser.errors[0] ?? '', 'No code is waited for any more.')
  await shop.sweep()
  shop.pass(-minutes(20))
  await typeCode(page, code)
  assert.is(page.status, 422)
  assert.is((await shop.stored(id)).email, email)
  shop.pass(days(8))
  await shop.sweep()
  assert.is(one(shop, 'select count(*) from email_change'), 0)
})

test('five tries, and the right code comes too late after them', async ({ shop }) => {
  const { id, email, browser, code } = await waiting(shop)
  const off = code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z')
  await typeCode(browser, 'abc')
  assert.match(browser.errors[0] ?? '', 'The code has eight letters and digits.')
  await typeCode(browser, ' ')
  assert.match(browser.errors[0] ?? '', 'Type the code from the email')
  assert.is(one(shop, 'select tries_left from email_change'), 5, 'what cannot be a code is no try')
  for (let i = 0; i < 4; i++) {
    await typeCode(browser, off)
    assert.match(browser.errors[0] ?? '', 'The code is not right.')
  }
  const late = browser.clone()
  await typeCode(browser, off)
  assert.match(browser.errors[0] ?? '', 'The code was wrong five times')
  await typeCode(late, code)
  assert.is(late.status, 422)
  assert.is((await shop.stored(id)).email, email)

  shop.pass(minutes(2))
  await askFor(browser, fresh)
  const second = secretIn((await emailsTo(shop, fresh)).at(-1))
  assert.is.not(second, code)
  await typeCode(browser, second)
  assert.is((await shop.stored(id)).email, fresh)
})

test('of a hundred guesses at the same moment five are looked at', async ({ shop }) => {
  const { browser } = await waiting(shop)
  const guess = (i: number) => typeCode(browser.clone(), `ABCD-${String(1000 + i)}`)
  const pages = await Promise.all(Array.from({ length: 100 }, (_, i) => guess(i)))
  assert.ok(pages.every(({ status }) => status === 422))
  const outcomes = shop.logged().filter(({ event }) => event === 'user_updated_fail')
  const looked = outcomes.filter(({ why }) => why === 'wrong' || why === 'usedUp')
  assert.equal([outcomes.length, looked.length], [100, 5])
  assert.is(one(shop, 'select tries_left from email_change'), 0)
})

test('TP-10: a double click changes it once and stays logged in', async ({ shop }) => {
  const { id, browser, code } = await waiting(shop)
  browser.type('Code', code)
  await browser.pressTwice('Change the email')
  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.main, 'Your email is changed.')
  assert.is(one(shop, "select count(*) from email where kind = 'email-changed'"), 2)
  assert.is(one(shop, 'select count(*) from session where customer_id = ?', id), 1)
  assert.is((await browser.click('Profile')).heading, 'Profile')
})

test('it takes the password, and wrong ones are counted', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const before = snapshot(shop, 'history')
  for (let i = 0; i < 10; i++) {
    await askFor(browser, fresh, 'not my password')
    assert.is(browser.status, 422)
    assert.match(browser.field('Your Password').error, 'The password is not right.')
    assert.is(browser.field('New Email').value, fresh)
    assert.is(browser.field('Your Password').value, '')
  }
  await askFor(browser, fresh, password)
  assert.is(browser.status, 429)
  assert.match(browser.errors[0] ?? '', 'The current password was wrong too many times. Wait 15 minutes')
  assert.is(snapshot(shop, 'history'), before)
  const told = one(shop, "select count(*) from history where event = 'current-password-refused'")
  assert.is(told, 10)
})

test('TP-11: not with a temporary password, and the page says so; cancelling is open', async ({ shop }) => {
  const { id, email, browser, code } = await waiting(shop)
  const temporary = await logIn(shop.browser(), email, await receive(shop, email))
  assert.match(temporary.main, 'With a temporary password the email cannot be changed.')
  assert.match(temporary.main, `A change to ${fresh} waits for its code.`)
  assert.not.ok(temporary.fields.some((field) => /Code|New Email/.test(field)))
  for (const [path, fields] of [
    ['/web-site-access/email', { newEmail: 'x@example.org', passwordForEmail: anna.password ?? '' }],
    ['/web-site-access/email', { newEmail: '', passwordForEmail: '' }],
    ['/web-site-access/email/code', { code }],
  ] as const) {
    await temporary.open('/web-site-access')
    await temporary.post(path, [...tokenOf(temporary), ...Object.entries(fields)])
    assert.is(temporary.status, 422)
    assert.match(temporary.errors[0] ?? '', 'Save a password of your own first')
  }
  assert.is((await shop.stored(id)).email, email)
  await temporary.open('/web-site-access')
  await temporary.press('Cancel the change')
  await typeCode(browser, code)
  assert.is(browser.status, 422)
  assert.is((await shop.stored(id)).email, email)
})

test('TP-7: live temporary passwords end with the change, and waiting ones are not sent', async ({
  shop,
}) => {
  const { email, browser, code } = await waiting(shop)
  const temporary = await receive(shop, email)
  shop.pass(minutes(3))
  await ask(shop.browser(), email)
  await typeCode(browser, code)
  assert.is(browser.status, 200)
  for (const address of [email, fresh])
    assert.is((await logIn(shop.browser(), address, temporary)).status, 422, address)
  assert.equal(
    (await emailsTo(shop, email)).filter(({ subject }) => subject.startsWith('Your temporary')).length,
    1,
  )
  assert.is(one(shop, "select reason from email where state = 'withheld'"), 'email-changed')
})

test('an address that is somebody’s: same page, same work, no code, and its owner hears of it', async ({
  shop,
}) => {
  const { email, password } = await shop.customer()
  await shop.customer(claire)
  const seen: string[] = []
  const work: string[][] = []
  const browser = await logIn(shop.browser(), email, password)
  for (const newEmail of ['stranger@example.com', claire.email, 'cousine@example.com']) {
    work.push(await statementsOf(shop, () => askFor(browser, newEmail)))
    seen.push(blotted(browser).replaceAll(newEmail, 'new@example.com'))
    await shop.deliver()
    await browser.press('Cancel the change')
  }
  assert.match(seen[0] ?? '', 'We have sent an email to')
  for (const other of seen) assert.is(other, seen[0])
  for (const other of work) assert.equal(other, work[0])

  const [told, ...more] = await emailsTo(shop, claire.email)
  assert.equal(more, [])
  assert.is(told?.subject, 'Quelqu’un a voulu utiliser votre adresse – Perrin & Filles')
  assert.match(told?.text ?? '', 'Bonjour Claire Moreau,')
  assert.not.match(JSON.stringify(told), /anna|Brandt/i)
  assert.throws(() => secretIn(told))
})

test('TP-4: a retry says the same, although the address became free or taken meanwhile', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  await askFor(browser, claire.email)
  shop.farEnd.behave('error500', 1, claire.email)
  await shop.deliver()
  await shop.customer(claire)
  shop.pass(minutes(2))
  await shop.deliver()
  const bodies = shop.farEnd.calls.map(({ body }) => body).filter((body) => body.includes('Your code'))
  assert.is(bodies.length, 2)
  assert.is(bodies[0], bodies[1])

  await typeCode(browser, secretIn((await emailsTo(shop, claire.email)).at(-1)))
  assert.is(browser.status, 422)
  assert.match(browser.errors[0] ?? '', 'This address cannot be used any more: another account has it now.')
  assert.ok(browser.fields.some((label) => label.startsWith('New Email')))
})

test('two customers and one address: one gets it, the other a clear answer', async ({ shop }) => {
  for (let round = 0; round < 5; round++) {
    const wanted = `both${round}@example.net`
    const browsers: Browser[] = []
    for (const name of ['a', 'b']) {
      const { email, password } = await shop.customer({ email: `${name}${round}@example.com` })
      browsers.push(await askFor(await logIn(shop.browser(), email, password), wanted))
      shop.pass(minutes(2))
    }
    const codes = (await emailsTo(shop, wanted)).map(secretIn)
    assert.is(codes.length, 2)
    await Promise.all(browsers.map((browser, i) => typeCode(browser, codes[i] ?? '')))
    assert.equal(browsers.map(({ status }) => status).sort(), [200, 422])
    const [lost] = browsers.filter(({ status }) => status === 422)
    assert.match(lost?.errors[0] ?? '', 'another account has it now')
    assert.is((await lost?.click('Profile'))?.heading, 'Profile', 'still logged in')
    assert.is(one(shop, 'select count(*) from customer where email = ?', wanted), 1)
  }
  assert.is(shop.logged().filter(({ level }) => Number(level) >= 50).length, 0)
})

test('somebody else’s code does nothing, for one nor for the other', async ({ shop }) => {
  const { id, email, code } = await waiting(shop)
  const { id: claires } = await shop.customer({ ...claire, language: 'en' })
  const other = await logIn(shop.browser(), claire.email, claire.password ?? '')
  await askFor(other, 'claire@example.net', claire.password ?? '')
  await typeCode(other, code)
  assert.is(other.status, 422)
  assert.equal([(await shop.stored(id)).email, (await shop.stored(claires)).email], [email, claire.email])
  assert.equal(
    rows(shop, 'select tries_left from email_change order by rowid').map((row) => Object.values(row)[0]),
    [5, 4],
  )
})

test('a registration that waits for the new address does not open or take the account', async ({ shop }) => {
  const stranger = await registered(shop, { ...nora, email: fresh })
  shop.pass(minutes(3))
  const { id, browser, code } = await waiting(shop)
  await typeCode(browser, code)
  assert.is((await shop.stored(id)).email, fresh)
  const late = await logIn(shop.browser(), fresh, stranger)
  assert.is(late.status, 422)
  assert.is(one(shop, 'select count(*) from customer'), 1)
})

test('asked again for the same address: the same code; for another: the first is over', async ({ shop }) => {
  const { id, browser, code } = await waiting(shop)
  const again = await logIn(shop.browser(), anna.email, anna.password ?? '')
  await again.post('/web-site-access/email', [
    ...tokenOf(again),
    ['newEmail', fresh],
    ['passwordForEmail', anna.password ?? ''],
  ])
  assert.is(again.status, 429)
  assert.match(again.errors[0] ?? '', 'You have asked for several codes in a short time. Wait 2 minutes')

  shop.pass(minutes(2))
  await again.open('/web-site-access')
  const token = tokenOf(again)
  const post = (newEmail: string) =>
    again.post('/web-site-access/email', [
      ...token,
      ['newEmail', newEmail],
      ['passwordForEmail', anna.password ?? ''],
    ])
  await post(fresh)
  assert.is(secretIn((await emailsTo(shop, fresh)).at(-1)), code)
  await post('third@example.net')
  await typeCode(browser, code)
  assert.match(browser.errors[0] ?? '', 'The code is not right.')
  assert.is((await shop.stored(id)).email, anna.email)
  await typeCode(browser, secretIn((await emailsTo(shop, 'third@example.net')).at(-1)))
  assert.is((await shop.stored(id)).email, 'third@example.net')
})

test('TP-16: five codes an hour for a customer, and no mailbox is flooded by several', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  for (let i = 0; i < 5; i++) {
    await askFor(browser, `new${i}@example.net`)
    assert.is(browser.status, 200)
    await browser.press('Cancel the change')
  }
  await askFor(browser, 'new5@example.net')
  assert.is(browser.status, 429)
  assert.ok(browser.headers.get('retry-after'))
  shop.pass(hours(1))
  await askFor(browser, 'victim@example.net')
  assert.is(browser.status, 200)

  const { email: claires, password: hers } = await shop.customer({ ...claire, language: 'en' })
  const other = await logIn(shop.browser(), claires, hers)
  await askFor(other, 'victim@example.net', hers)
  assert.match(other.main, 'We have sent an email to victim@example.net', 'the same page')
  assert.is((await emailsTo(shop, 'victim@example.net')).length, 1)
})

const wrongs: [typed: string, sentence: string][] = [
  ['', 'Type the new email address'],
  ['anna at home', 'This does not look like an email address'],
  [`${'x'.repeat(100)}@example.net`, 'too long'],
  ['ANNA@Example.com', 'This is the address of your account already'],
]

test('bad input: its own answer at the field, kept, nothing written', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const browser = await logIn(shop.browser(), email, password)
  const before = snapshot(shop)
  for (const [typed, sentence] of wrongs) {
    await askFor(browser, typed)
    assert.is(browser.status, 422, typed)
    assert.is(browser.title.slice(0, 6), 'Error:')
    assert.match(browser.field('New Email').error, sentence)
    assert.is(browser.field('New Email').value, typed)
  }
  await askFor(browser, fresh, '')
  assert.match(browser.field('Your Password').error, 'Type your password, so that we know it is you')
  await browser.open('/web-site-access')
  const typed: [string, string][] = [
    ['newEmail', fresh],
    ['passwordForEmail', password],
  ]
  for (const extra of ['email', 'customerId', 'emailProvenAt', 'disabled', 'newEmail']) {
    await browser.post('/web-site-access/email', [...tokenOf(browser), ...typed, [extra, 'x@example.org']])
    assert.is(browser.status, 422, extra)
  }
  assert.is(snapshot(shop), before)
})

test('TP-3: neither code nor password stands anywhere', async ({ shop }) => {
  const { browser, code, password } = await waiting(shop)
  await typeCode(browser, 'ABCD-1234')
  await typeCode(browser, code)
  assert.match(browser.main, 'Your email is changed.')
  const kept = everythingKept(shop)
  for (const secret of [code, code.replace('-', ''), code.toLowerCase(), 'ABCD-1234', password])
    assert.not.match(kept, secret)
  assert.match(kept, fresh)
})

test('after the change the password can be changed as before', async ({ shop }) => {
  const { browser, code } = await waiting(shop)
  await typeCode(browser, code)
  await changePassword(browser, anna.password ?? '', 'four quiet herons')
  assert.match(browser.main, 'Your new password is saved.')
  assert.is((await logIn(shop.browser(), fresh, 'four quiet herons')).heading, 'Profile')
})

test.run()
