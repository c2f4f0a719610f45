import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser, Kind } from '../../support/browser.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import {
  ask,
  bareForm,
  changePassword,
  days,
  everythingKept,
  logIn,
  minutes,
  one,
  rows,
  snapshot,
  tally,
} from '../login/steps.ts'
import {
  blotted,
  emailsTo,
  guestOrder,
  importCustomer,
  nora,
  register,
  registered,
  secretIn,
  statementsOf,
} from './steps.ts'

const test = suite<{ shop: Shop }>('Creating an account')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const customers = (shop: Shop) => one(shop, 'select count(*) from customer')

async function inEnglish(shop: Shop, browser: Browser): Promise<void> {
  const order = guestOrder(shop, nora.email)
  await browser.open('/login')
  assert.match(browser.main, 'New here?')
  await browser.click('Create an account')
  assert.is(browser.heading, 'Create an account')
  browser.type('First name', ' Nora ').type('Last name', 'Lindqvist').type('Email', ' Nora@EXAMPLE.com ')
  await browser.choose('We write to you in', 'English').press('Create the account')
  assert.is(browser.heading, 'Look in your mailbox')
  assert.match(browser.main, 'An email with a temporary password is on its way to the address you typed.')
  assert.match(browser.main, 'The temporary password works once, for one hour.')
  assert.not.match(browser.main, 'old password')
  assert.is(customers(shop), 0)

  const [sent] = await emailsTo(shop, nora.email)
  assert.is(sent?.subject, 'Your new account – Perrin & Filles')
  assert.match(sent?.text ?? '', 'until 23 November 2026 at 15:40 (Paris time)')
  assert.match(sent?.text ?? '', 'You did not ask? Then do nothing: no account is opened')
  assert.is(customers(shop), 0)

  await browser.click('Log in with the temporary password')
  await browser
    .type('Email', nora.email)
    .type('Password', ` ${secretIn(sent).toLowerCase()} `)
    .press('Log in')
  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.main, 'You logged in with a temporary password: choose your own.')
  assert.not.match(browser.main, 'Your old password keeps working')
  const made = await shop.stored(String(one(shop, 'select id from customer')))
  assert.equal(
    [made.email, made.firstName, made.lastName, made.language, made.passwordHash],
    ['nora@example.com', 'Nora', 'Lindqvist', 'en', null],
  )
  assert.equal(made.emailProvenAt, shop.clock())
  assert.match((await browser.click('Order History')).main, order)
  assert.match(shop.log(), '"event":"user_created"')

  await changePassword(browser, secretIn(sent), 'four quiet herons')
  assert.match(browser.main, 'Your new password is saved.')
  await browser.press('Log out')
  assert.is((await logIn(browser, nora.email, 'four quiet herons')).heading, 'Profile')
  assert.is(browser.field('First name').value, 'Nora')
}

for (const kind of ['modern', 'text'] satisfies Kind[])
  test(`in English, with a ${kind} browser: form, email, temporary password, account`, async ({ shop }) => {
    await inEnglish(shop, shop.browser({ kind }))
  })

test('in French', async ({ shop }) => {
  const browser = shop.browser({ languages: 'fr-FR,fr;q=0.9' })
  await browser.open('/login')
  assert.match(browser.main, 'Nouveau client\u202f?')
  await browser.click('Créer un compte')
  browser.type('Prénom', 'Léa').type('Nom', 'Garnier').type('Adresse e-mail', 'lea@example.com')
  await browser.press('Créer le compte')
  assert.is(browser.heading, 'Consultez votre messagerie')
  assert.match(browser.main, 'est en route vers l’adresse indiquée')

  const [sent] = await emailsTo(shop, 'lea@example.com')
  assert.is(sent?.subject, 'Votre nouveau compte – Perrin & Filles')
  assert.match(sent?.html ?? '', '<html lang="fr"')
  assert.match(
    sent?.text ?? '',
    'Vous n’avez rien demandé\u202f? Ne faites rien\u00a0: aucun compte n’est ouvert',
  )
  await browser.click('Se connecter avec le mot de passe temporaire')
  browser.type('Adresse e-mail', 'lea@example.com').type('Mot de passe', secretIn(sent))
  await browser.press('Se connecter')
  assert.is(browser.heading, 'Accès au site')
  assert.match(
    browser.main,
    'Jusque-là, votre compte est ouvert\u202f; ensuite, il vous faudra un mot de passe.',
  )
  assert.is(one(shop, 'select language from customer'), 'fr')
})

test('the email is in the language that was chosen, whatever the page was in', async ({ shop }) => {
  const browser = await shop.browser().open('/registration')
  browser.type('First name', 'Léa').type('Last name', 'Garnier').type('Email', 'lea@example.com')
  await browser.choose('We write to you in', 'Français').press('Create the account')
  assert.is(browser.heading, 'Look in your mailbox')
  assert.match((await emailsTo(shop, 'lea@example.com'))[0]?.subject ?? '', 'Votre nouveau compte')
})

test('the email says nothing that was typed: nobody has our emails say what he likes', async ({ shop }) => {
  const lure = { ...nora, firstName: 'Cheap watches', lastName: 'http://evil.example' }
  await register(shop.browser(), lure)
  const [sent] = await emailsTo(shop, nora.email)
  assert.match(sent?.text ?? '', 'Hello,')
  assert.not.match(JSON.stringify(sent), /watches|evil/)
})

for (const [language, subject] of [
  ['en', 'You already have an account'],
  ['fr', 'Vous avez déjà un compte'],
] as const)
  test(`a known address (${language}): its owner hears that the account exists, and can get in`, async ({
    shop,
  }) => {
    const { id, email } = await shop.customer({ language })
    const before = await shop.stored(id)
    await register(shop.browser(), { ...nora, email })
    const [sent] = await emailsTo(shop, email)
    assert.is(sent?.subject, `${subject} – Perrin & Filles`)
    assert.match(sent?.text ?? '', 'Anna Brandt')
    assert.not.match(JSON.stringify(sent), 'Lindqvist')
    assert.equal(await shop.stored(id), before)
    assert.is(one(shop, 'select count(*) from registration'), 0)

    const browser = await logIn(shop.browser(), email, secretIn(sent))
    assert.is(browser.url, '/web-site-access')
    assert.is(customers(shop), 1)
    assert.is((await shop.stored(id)).firstName, 'Anna')
  })

/** Anna is known, Claire disabled, Paul has just been asked for, Nora twice, and Lea is a stranger. */
async function people(shop: Shop): Promise<string[]> {
  await shop.customer()
  await shop.customer(claire)
  shop.client.prepare("update customer set disabled = 1 where email like 'claire%'").run()
  await shop.customer({ email: 'paul@example.com', password: null, language: null })
  await ask(shop.browser(), 'paul@example.com')
  await register(shop.browser())
  return ['anna', 'claire', 'paul', 'nora', 'lea'].map((name) => `${name}@example.com`)
}

test('TP-13: known, unknown, disabled and limited addresses get the same bytes for the same work', async ({
  shop,
}) => {
  const seen: string[] = []
  const work: string[][] = []
  for (const email of await people(shop)) {
    const browser = shop.browser()
    const statements = await statementsOf(shop, () => register(browser, { ...nora, email }))
    work.push(statements)
    seen.push(blotted(browser))
  }
  assert.match(seen[0] ?? '', 'Look in your mailbox')
  assert.ok((work[0]?.length ?? 0) >= 3, 'statements are seen')
  for (const other of seen) assert.is(other, seen[0])
  for (const other of work) assert.equal(other, work[0])
  assert.is(shop.verifications(), 0)
  assert.is(shop.farEnd.calls.length, 0)
  assert.not.match(shop.log(), /@example\.com|Lindqvist/)
  assert.equal(
    rows(shop, 'select kind, state, reason from email order by rowid').slice(2),
    [
      ['temporary-password', 'waiting', null],
      ['temporary-password', 'withheld', 'disabled'],
      ['temporary-password', 'withheld', 'over-limit'],
      ['registration', 'withheld', 'over-limit'],
      ['registration', 'waiting', null],
    ].map(([kind, state, reason]) => ({ kind, state, reason })),
  )
})

test('TP-15: forgot password sends nothing for an address with a registration only', async ({ shop }) => {
  await registered(shop)
  shop.pass(minutes(3))
  await ask(shop.browser(), nora.email)
  assert.is((await shop.deliver()).length, 1)
})

test('TP-16: registering and forgot password share one allowance', async ({ shop }) => {
  const { email } = await shop.customer()
  await ask(shop.browser(), email)
  await register(shop.browser(), { ...nora, email })
  assert.is((await emailsTo(shop, email)).length, 1)
  for (let i = 0; i < 9; i++) {
    shop.pass(minutes(3))
    const from = shop.browser({ address: `10.0.${i}.1` })
    if (i % 2) await ask(from, email)
    else await register(from, { ...nora, email })
    await shop.deliver()
  }
  assert.is((await emailsTo(shop, email)).length, 5)
})

test('TP-16: strangers who register cannot use up the budget of the customers', async () => {
  const shop = await openShop({ settings: { TEMPORARY_PASSWORD_EMAILS_PER_HOUR: '3' } })
  try {
    for (let i = 0; i < 6; i++)
      await register(shop.browser({ address: `10.0.${i}.1` }), { ...nora, email: `nora${i}@example.com` })
    assert.is((await shop.deliver()).length, 3)
    const { email } = await shop.customer()
    await ask(shop.browser(), email)
    assert.is((await emailsTo(shop, email)).length, 1)
  } finally {
    await shop.close()
  }
})

test('TP-5: asking again brings the same one, and the names that came first stay', async ({ shop }) => {
  const first = await registered(shop)
  shop.pass(minutes(5))
  const second = await registered(shop, { ...nora, firstName: 'Mallory' })
  assert.is(second, first)
  shop.pass(minutes(30))
  const third = await registered(shop)
  assert.is.not(third, first)

  await logIn(shop.browser(), nora.email, first)
  assert.is(one(shop, 'select first_name from customer'), 'Nora')
  const late = await logIn(shop.browser(), nora.email, third)
  assert.is(late.status, 422, 'the first use ends the others')
  assert.is(customers(shop), 1)
})

test('TP-9: of fifty at the same moment exactly one makes the customer and gets in', async ({ shop }) => {
  const forms = await Promise.all(Array.from({ length: 50 }, (_, i) => bareForm(shop, `198.51.100.${i}`)))
  const { verifyNothing } = shop.services.hashing
  for (let round = 0; round < 8; round++) {
    shop.pass(minutes(61))
    shop.services.hashing.verifyNothing = round % 4 ? async () => false : verifyNothing
    const email = `nora${round}@example.com`
    guestOrder(shop, email)
    const temporary = await registered(shop, { ...nora, email })
    const answers = await Promise.all(forms.map((post) => post({ email, password: temporary })))

    assert.equal(tally(answers), { 303: 1, 422: 49 }, `round ${round}`)
    assert.is(one(shop, 'select count(*) from customer where email = ?', email), 1)
    const id = one(shop, 'select id from customer where email = ?', email)
    assert.is(one(shop, 'select count(*) from session where customer_id = ?', id), 1)
    assert.is(one(shop, 'select customer_id from customer_order where email = ?', email), id)
    assert.is(one(shop, 'select state from registration where email = ?', email), 'used')
  }
})

test('TP-10: a double click logs in, with one customer and one session', async ({ shop }) => {
  const temporary = await registered(shop)
  const browser = await shop.browser().open('/login')
  browser.type('Email', nora.email).type('Password', temporary)
  await browser.pressTwice('Log in')
  assert.is(browser.heading, 'Web Site Access')
  assert.is(customers(shop), 1)
  assert.is(one(shop, 'select count(*) from session'), 1)
  assert.is((await browser.click('Profile')).heading, 'Profile')
})

test('TP-9: used again it says so, and one click brings another that works', async ({ shop }) => {
  const temporary = await registered(shop)
  await logIn(shop.browser(), nora.email, temporary)
  shop.pass(minutes(3))
  const browser = await logIn(shop.browser(), nora.email, temporary)
  assert.is(browser.status, 422)
  assert.match(browser.errors[0] ?? '', 'was used already: each works once')
  await browser.press('Send me a new one')
  const fresh = secretIn((await emailsTo(shop, nora.email)).at(-1))
  assert.is((await logIn(browser, nora.email, fresh)).heading, 'Web Site Access')
})

test('TP-14: each try costs one verification, right, wrong, expired or over the limit', async ({ shop }) => {
  const temporary = await registered(shop)
  const costs = async (email: string, password: string) => {
    const before = shop.verifications()
    await logIn(shop.browser(), email, password)
    return shop.verifications() - before
  }
  assert.is(await costs(nora.email, 'wrong one here'), 1)
  assert.is(await costs(nora.email, '7QK4-M2XD-9RTB-HC3W'), 1)
  assert.is(await costs('lea@example.com', temporary), 1)
  assert.is(customers(shop), 0, 'another address')
  assert.is(await costs(nora.email, temporary), 1)
  assert.is(customers(shop), 1)
})

test('TP-17: the right one gets in although the tries are used up', async ({ shop }) => {
  const temporary = await registered(shop)
  const browser = shop.browser()
  for (let i = 0; i < 11; i++) await logIn(browser, nora.email, 'wrong one here')
  assert.is(browser.status, 429)
  assert.is((await logIn(browser, nora.email, temporary)).heading, 'Web Site Access')
})

test('never proven: it expires, says so when it is typed, and is swept away', async ({ shop }) => {
  const temporary = await registered(shop)
  shop.pass(minutes(60))
  const late = await logIn(shop.browser(), nora.email, temporary)
  assert.is(late.status, 422)
  assert.match(late.errors[0] ?? '', 'This temporary password has ended: each works for one hour. Create the')
  assert.not.ok(late.buttons.includes('Send me a new one'), 'there is no account to send one for')

  shop.pass(-minutes(45))
  assert.is((await logIn(shop.browser(), nora.email, temporary)).status, 422, 'a clock set back')
  assert.is(customers(shop), 0)
  shop.pass(days(8))
  await shop.sweep()
  assert.is(one(shop, 'select count(*) from registration'), 0)
  assert.not.match(JSON.stringify(rows(shop, 'select * from email')), 'Lindqvist')

  shop.pass(days(30))
  await shop.sweep()
  assert.not.match(snapshot(shop), /nora|Lindqvist/i)
})

test('an account imported meanwhile is not opened by it, nor renamed', async ({ shop }) => {
  const temporary = await registered(shop)
  const id = await importCustomer(shop, nora.email)
  const order = guestOrder(shop, nora.email)
  const browser = await logIn(shop.browser(), nora.email, temporary)
  assert.is(browser.status, 422)
  assert.match(browser.errors[0] ?? '', 'This temporary password has ended')
  assert.is((await shop.stored(id)).firstName, 'Im')
  assert.is(one(shop, 'select count(*) from session'), 0)
  assert.is(one(shop, 'select customer_id from customer_order where number = ?', order), null)

  shop.pass(minutes(2))
  await browser.press('Send me a new one')
  const fresh = secretIn((await emailsTo(shop, nora.email)).at(-1))
  assert.is((await logIn(browser, nora.email, fresh)).heading, 'Web Site Access')
  assert.is(customers(shop), 1)
})

test('an account imported in the very moment of logging in is not opened either', async ({ shop }) => {
  const temporary = await registered(shop)
  const { verifyNothing } = shop.services.hashing
  shop.services.hashing.verifyNothing = async (password) => {
    await importCustomer(shop, nora.email)
    return verifyNothing(password)
  }
  const browser = await logIn(shop.browser(), nora.email, temporary)
  assert.is(browser.status, 422)
  assert.is(one(shop, 'select first_name from customer'), 'Im')
  assert.is(one(shop, 'select count(*) from session'), 0)
})

test('imported between asking and sending: nothing is sent for the registration', async ({ shop }) => {
  await register(shop.browser())
  await importCustomer(shop, nora.email)
  assert.is((await shop.deliver()).length, 0)
  assert.equal(rows(shop, 'select state, reason from email'), [
    { state: 'withheld', reason: 'account-exists' },
  ])
})

test('TP-4: a retry sends the identical body, and the row gives up the names', async ({ shop }) => {
  await register(shop.browser())
  shop.farEnd.behave('error500', 1)
  await shop.deliver()
  assert.not.match(String(one(shop, 'select facts from email')), 'Lindqvist')
  shop.pass(minutes(2))
  await shop.deliver()
  const [first, second] = shop.farEnd.calls.map(({ body }) => body)
  assert.ok(first)
  assert.is(second, first)
})

test('switched off: no link, no page, no account by an email that is already out', async () => {
  const open = await openShop()
  const temporary = await registered(open)
  await open.shut()
  const { folder, farEnd } = open
  const now = open.clock()
  const shop = await openShop({ folder, farEnd, now, settings: { ACCOUNT_REGISTRATION: 'off' } })
  try {
    const browser = await shop.browser().open('/login')
    assert.not.match(browser.main, /New here|Create an account/)
    assert.is((await browser.open('/registration')).status, 404)
    assert.is((await browser.open('/registration/sent/R-ABC123')).status, 404)
    assert.is((await browser.post('/registration', { ...nora, language: 'en' })).status, 404)
    assert.is((await logIn(browser, nora.email, temporary)).status, 422)
    assert.is(customers(shop), 0)
  } finally {
    await shop.close()
    await farEnd.stop()
  }
})

const wrongs: [what: string, Record<string, string>, RegExp][] = [
  ['no first name', { firstName: ' ' }, /Type your first name/],
  ['no last name', { lastName: '' }, /Type your last name/],
  ['no email', { email: '' }, /Type your email address/],
  ['no address at all', { email: 'nora at home' }, /does not look like an email address/],
  ['an endless name', { lastName: 'x'.repeat(101) }, /too long/],
  ['a NUL', { firstName: 'No\0ra' }, /invisible character/],
  ['a language that we do not speak', { language: 'de' }, /Choose one of the languages/],
  ['a column of the table', { passwordHash: 'x' }, /something that we did not ask for/],
  ['another one', { emailProvenAt: '1' }, /something that we did not ask for/],
]

test('bad input: its own answer, everything kept, nothing written', async ({ shop }) => {
  for (const [what, typed, sentence] of wrongs) {
    const browser = await shop.browser().open('/registration')
    const { entries } = browser.formData('Create the account')
    const fields = { ...Object.fromEntries(entries), ...nora, language: 'en', ...typed }
    await browser.post('/registration', fields)
    assert.is(browser.status, 422, what)
    assert.is(browser.title.slice(0, 6), 'Error:')
    assert.match(browser.errors.join('\n'), sentence, what)
    if (!('email' in typed)) assert.is(browser.field('Email').value, nora.email, what)
    assert.is(one(shop, 'select count(*) from email'), 0, what)
  }
  const twice = await shop.browser().open('/registration')
  const { entries } = twice
    .type('First name', 'N')
    .type('Last name', 'L')
    .type('Email', 'a@example.com')
    .formData('Create the account')
  await twice.post('/registration', [...entries, ['email', anna.email]])
  assert.match(twice.errors[0] ?? '', 'more than one email address')
  assert.is(one(shop, 'select count(*) from email'), 0)
})

test('TP-3: the temporary password stands nowhere, before and after its use', async ({ shop }) => {
  const temporary = await registered(shop)
  await logIn(shop.browser(), nora.email, temporary)
  const kept = everythingKept(shop)
  for (const spelling of [temporary, temporary.replaceAll('-', ''), temporary.toLowerCase()])
    assert.not.match(kept, spelling)
  assert.match(kept, nora.email)
})

test.run()
