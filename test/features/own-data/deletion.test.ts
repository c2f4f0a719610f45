import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cancelDeletion, nextDue } from '../../../src/accounts/deletions.ts'
import { days } from '../../../src/durations.ts'
import { deleteDue, deleteNow } from '../../../src/orders/delete-customers.ts'
import { startSweeping } from '../../../src/start/sweep.ts'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { askForDeletion, loggedIn, rows, withBelongings, withEmail } from './steps.ts'

const test = suite<{ shop: Shop }>('Having the account deleted')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

const count = (shop: Shop, table: string) =>
  rows<{ n: number }>(shop, `select count(*) as n from ${table}`)[0]?.n

const events = (shop: Shop) =>
  rows<{ event: string; actor_kind: string }>(shop, 'select event, actor_kind from history order by id')
    .filter(({ event }) => /delet/.test(event))
    .map(({ event, actor_kind }) => `${event} by ${actor_kind}`)

const newestEmail = async (shop: Shop) => (await shop.deliver()).at(-1)

test('from Profile to a page that says what goes, what stays and when; seven days later it is done', async ({
  shop,
}) => {
  const person = await shop.customer()
  await withBelongings(shop, person.id, person.email, 'Quill')
  const browser = await loggedIn(shop, person)
  await browser.click('Download your data, or delete the account')
  await browser.click('See what goes and what stays')
  for (const told of [
    'your address book',
    'Without your email and phone, and in no account',
    'cleared away after 365 days',
    'If you ask now, that is on 30 November at 14:40',
  ])
    assert.match(browser.text, told)

  await browser.type('Your Password *', person.password).press('Delete the account')
  assert.is(browser.url, '/profile/delete-account')
  assert.match(browser.text, 'The account will be deleted. An email is on its way that says when.')
  assert.match(browser.text, 'The account will be deleted on 30 November at 14:40.')
  const asked = await newestEmail(shop)
  assert.equal(asked?.to, ['anna@example.com'])
  assert.match(asked?.subject ?? '', 'Your account will be deleted')
  assert.match(asked?.text ?? '', 'It will be deleted on 30 November 2026 at 14:40 (Paris time).')
  assert.match(asked?.text ?? '', 'press “Keep the account”')
  assert.equal(
    asked?.text.match(/https?:[^\s,]+/g),
    ['http://localhost:3000/login'],
    'TP-19: no link that acts',
  )

  shop.pass(days(7) - 1)
  await shop.sweep()
  assert.is(count(shop, 'customer'), 1, 'not a moment before')
  shop.pass(1)
  await shop.sweep()

  for (const table of ['customer', 'address', 'session', 'deletion', 'temporary_password'])
    assert.is(count(shop, table), 0, table)
  const last = await newestEmail(shop)
  assert.equal(last?.to, ['anna@example.com'])
  assert.match(last?.text ?? '', 'Hello Anna Brandt,')
  assert.match(last?.text ?? '', 'Your account was deleted on 30 November 2026')
  assert.not.match(last?.text ?? '', 'http')
  assert.equal(events(shop), ['deletion-asked by customer', 'customer-deleted by system'])
  await browser.open('/profile')
  assert.is(browser.heading, 'Log in')
})

test('orders stay as invoices need them: with addresses, without email, note and customer', async ({
  shop,
}) => {
  const person = await shop.customer()
  await withBelongings(shop, person.id, person.email, 'Quill')
  const other = await shop.customer(claire)
  await withBelongings(shop, other.id, other.email, 'Otter')
  // Ordered as a guest, and by somebody who once had this address.
  await withBelongings(shop, other.id, person.email, 'Once')
  const before = rows(shop, 'select * from customer_order where customer_id = ?', other.id)
  shop.pass(1000)
  await deleteNow(shop.database, person.id, { actor: { kind: 'command' }, language: 'en' }, shop.clock())

  const [order] = rows(shop, "select * from customer_order where number = 'Quill-1'")
  for (const column of ['customer_id', 'email', 'note', 'reorder_url'])
    assert.is(order?.[column], null, column)
  assert.match(String(order?.['shipping_address']), 'Quill line1')
  assert.is(order?.['total'], 4200)
  assert.is(order?.['updated_at'], shop.clock().getTime(), 'whoever reads the feed is told')
  assert.is(count(shop, 'order_line'), 3)
  assert.is(count(shop, 'shipment'), 3)
  assert.equal(rows(shop, 'select * from customer_order where customer_id = ?', other.id), before)
})

test('whoever registers with the address afterwards begins anew, without the old orders', async ({
  shop,
}) => {
  const person = await shop.customer()
  await withBelongings(shop, person.id, person.email, 'Quill')
  await withBelongings(shop, person.id, person.email, 'Guest')
  shop.client.prepare("update customer_order set customer_id = null where number = 'Guest-1'").run()
  await deleteNow(shop.database, person.id, { actor: { kind: 'command' }, language: 'en' }, shop.clock())
  await shop.deliver()

  const browser = await shop.browser().open('/registration')
  browser.type('First name', 'Anna').type('Last name', 'Brandt').type('Email', person.email)
  await browser.press('Create the account')
  const password = temporaryPasswordIn((await newestEmail(shop)) ?? { text: '' })
  const again = await loggedIn(shop, { email: person.email, password })
  assert.is(again.heading, 'Web Site Access')
  await again.open('/order-history')
  assert.not.match(again.html, /Quill-1|Guest-1/)
  await again.open('/address-book')
  assert.not.match(again.html, 'Quill')
  assert.not.equal(rows(shop, 'select id from customer'), [{ id: person.id }])
})

test('a note stands on every page, also after logging in again, until the account is kept', async ({
  shop,
}) => {
  const person = await shop.customer()
  const browser = await loggedIn(shop, person)
  await askForDeletion(browser, person.password)
  shop.pass(days(2))
  const again = await loggedIn(shop, person)
  for (const path of [
    '/profile',
    '/address-book',
    '/order-history',
    '/web-site-access',
    '/profile/your-data',
  ]) {
    await again.open(path)
    assert.match(again.text, 'This account will be deleted on 30 November at 14:40.', path)
  }
  await again.click('Keep it, or see what goes and what stays')
  await again.press('Keep the account')
  assert.match(again.text, 'The account stays. Nothing is deleted.')
  assert.not.match(again.text, 'will be deleted')
  const told = await newestEmail(shop)
  assert.match(told?.subject ?? '', 'Your account stays')
  assert.equal(events(shop), ['deletion-asked by customer', 'deletion-cancelled by customer'])

  shop.pass(days(30))
  await shop.sweep()
  assert.is(count(shop, 'customer'), 1)
})

test('in French', async ({ shop }) => {
  const person = await shop.customer(claire)
  const browser = await loggedIn(shop, person, 'fr')
  await browser.open('/profile/delete-account')
  assert.is(browser.heading, 'Supprimer le compte')
  await browser.type('Votre mot de passe *', person.password).press('Supprimer le compte')
  assert.match(browser.text, 'Le compte sera supprimé le 30 novembre à 14')
  const asked = await newestEmail(shop)
  assert.match(asked?.subject ?? '', 'Votre compte sera supprimé')
  assert.match(asked?.text ?? '', 'Il sera supprimé le 30 novembre 2026')
  await browser.press('Garder le compte')
  assert.match((await newestEmail(shop))?.subject ?? '', 'Votre compte reste')
  await deleteNow(shop.database, person.id, { actor: { kind: 'command' }, language: 'en' }, shop.clock())
  assert.match((await newestEmail(shop))?.text ?? '', 'Votre compte a été supprimé')
})

test('only the customer’s own password asks for it, at most ten wrong ones in a quarter of an hour', async ({
  shop,
}) => {
  const person = await shop.customer()
  const browser = await loggedIn(shop, person)
  await browser.open('/profile/delete-account')
  await browser.press('Delete the account')
  assert.is(browser.status, 422)
  assert.is(browser.field('Your Password *').error, 'Type your password, so that we know it is you')
  for (let tries = 1; tries <= 10; tries += 1) {
    const before = shop.verifications()
    await browser.type('Your Password *', 'not it').press('Delete the account')
    assert.equal([browser.status, shop.verifications() - before], [422, 1])
  }
  assert.is(browser.field('Your Password *').error, 'The password is not right. Type it again')
  await browser.type('Your Password *', person.password).press('Delete the account')
  assert.is(browser.status, 429)
  assert.is(count(shop, 'deletion'), 0)
  shop.pass(15 * 60 * 1000)
  await browser.type('Your Password *', person.password).press('Delete the account')
  assert.is(count(shop, 'deletion'), 1)
})

test('TP-11: a session of a temporary password cannot ask for it, but it can keep the account', async ({
  shop,
}) => {
  const person = await shop.customer()
  const asking = await shop.browser().open('/forgot-password')
  await asking.type('Email', person.email).press('Reset password')
  const password = temporaryPasswordIn((await newestEmail(shop)) ?? { text: '' })
  const browser = await loggedIn(shop, { ...person, password })
  await browser.open('/profile/delete-account')
  assert.match(browser.text, 'With a temporary password the account cannot be deleted')
  const token = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  for (const typed of [password, person.password]) {
    await browser.post('/profile/delete-account', { passwordForDeletion: typed, 'form-token': token })
    assert.is(browser.status, 422)
  }
  assert.is(count(shop, 'deletion'), 0)

  await askForDeletion(await loggedIn(shop, person), person.password)
  await browser.open('/profile/delete-account')
  await browser.press('Keep the account')
  assert.is(count(shop, 'deletion'), 0)
})

test('asking twice, or with a double click, is asking once: the first date stands', async ({ shop }) => {
  const person = await shop.customer()
  const browser = await loggedIn(shop, person)
  const late = await loggedIn(shop, person)
  await late.open('/profile/delete-account')
  await browser.open('/profile/delete-account')
  await browser.type('Your Password *', person.password).pressTwice('Delete the account')
  shop.pass(days(1))
  await loggedIn(shop, person)
  await shop.deliver()
  const [{ due_at }] = rows(shop, 'select due_at from deletion') as [{ due_at: number }]
  assert.is(due_at, shop.clock().getTime() + days(6))
  assert.is(rows(shop, "select * from email where kind = 'deletion-asked'").length, 1)
  assert.equal(events(shop), ['deletion-asked by customer'])
})

test('keeping and deleting at the same moment: one of them is too late, and nothing is half done', async ({
  shop,
}) => {
  for (let round = 0; round < 10; round += 1) {
    const person = await shop.customer({ ...anna, email: `anna${round}@example.com` })
    await askForDeletion(await loggedIn(shop, person), person.password)
    shop.pass(days(7))
    const by = { actor: { kind: 'customer' as const, id: person.id }, language: 'en' as const }
    const keep = () => cancelDeletion(shop.database, person.id, by, shop.clock())
    const customer = await shop.stored(person.id)
    const remove = () => deleteDue(shop.database, { customer }, 'en', shop.clock())
    const acts = round % 2 === 0 ? [keep, remove] : [remove, keep]
    await Promise.all(acts.map((act) => act()))

    const isThere = rows(shop, 'select * from customer where id = ?', person.id).length === 1
    const told = rows<{ event: string }>(
      shop,
      'select event from history where customer_id = ? order by id',
      person.id,
    )
    const ends = told.map(({ event }) => event).filter((event) => /cancelled|deleted/.test(event))
    assert.equal(ends, [isThere ? 'deletion-cancelled' : 'customer-deleted'])
    const kinds = ['deletion-cancelled', 'account-deleted'].map(
      (kind) => rows(shop, 'select * from email where kind = ? and recipient = ?', kind, person.email).length,
    )
    assert.equal(kinds, isThere ? [1, 0] : [0, 1])
    assert.is(rows(shop, 'select * from deletion where customer_id = ?', person.id).length, 0)
  }
})

test('whoever keeps the account while it is about to be deleted keeps it', async ({ shop }) => {
  const person = await shop.customer()
  await askForDeletion(await loggedIn(shop, person), person.password)
  shop.pass(days(7))
  const due = await nextDue(shop.database, null, shop.clock())
  assert.is(due?.customer.id, person.id)
  const by = { actor: { kind: 'customer' as const, id: person.id }, language: 'en' as const }
  assert.is(await cancelDeletion(shop.database, person.id, by, shop.clock()), true)
  if (due) assert.is(await deleteDue(shop.database, due, 'en', shop.clock()), false)
  assert.ok(await shop.stored(person.id))
  assert.equal(events(shop), ['deletion-asked by customer', 'deletion-cancelled by customer'])
})

test('what was due while the server stood still is done when it starts', async ({ shop }) => {
  const people = [await shop.customer(), await shop.customer(claire)]
  for (const person of people.slice(0, 1)) await askForDeletion(await loggedIn(shop, person), person.password)
  await shop.deliver()
  await shop.shut()
  const { folder, farEnd } = shop
  const now = new Date(shop.clock().getTime() + days(400))
  const later = await openShop({ folder, farEnd, now })
  const stop = startSweeping(later.services)
  for (let turns = 0; turns < 10_000 && count(later, 'customer') === 2; turns += 1)
    await new Promise((resolve) => setImmediate(resolve))
  stop()
  assert.equal(rows(later, 'select email from customer'), [{ email: claire.email }])
  await later.shut()
})

test('an account that fails holds up no other, and is tried again', async ({ shop }) => {
  const people: { id: string }[] = []
  for (let at = 0; at < 3; at += 1) {
    const person = await shop.customer({ ...anna, email: `anna${at}@example.com` })
    await askForDeletion(await loggedIn(shop, person), person.password)
    shop.pass(1000)
    people.push(person)
  }
  shop.client.exec(
    `create trigger planted before delete on customer when old.email = 'anna0@example.com' begin select raise(abort, 'planted'); end`,
  )
  shop.pass(days(7))
  await shop.sweep()
  assert.equal(rows(shop, 'select email from customer'), [{ email: 'anna0@example.com' }])
  assert.is(rows(shop, 'select * from deletion').length, 1)
  assert.not(
    rows(shop, "select * from email where kind = 'account-deleted'").some(
      ({ recipient }) => recipient === 'anna0@example.com',
    ),
  )
  assert.ok(
    shop.logged().some(({ event, customer }) => event === 'deletion_failed' && customer === people[0]?.id),
  )
  shop.client.exec('drop trigger planted')
  await shop.sweep()
  assert.is(count(shop, 'customer'), 0)
})

test('what still waits in the outbox is not sent; what was sent keeps neither address nor text', async ({
  shop,
}) => {
  const person = await shop.customer()
  const language = 'en' as const
  const facts = { name: 'Anna Brandt', newEmail: 'anna@example.net' }
  await withEmail(shop, {
    kind: 'email-changed',
    customerId: person.id,
    recipient: 'old@example.net',
    language,
    facts,
  })
  shop.client.exec(
    "update email set state = 'bounced', provider_id = 'p1', reason = 'no such mailbox: old@example.net'",
  )
  shop.client
    .prepare(
      "insert into email_event values ('e1', 'p1', 'bounced', 'no such mailbox: old@example.net', ?, ?)",
    )
    .run(shop.clock().getTime(), shop.clock().getTime())
  await withEmail(shop, {
    kind: 'invitation',
    customerId: person.id,
    recipient: person.email,
    language,
    facts,
  })
  await withEmail(shop, { kind: 'registration', customerId: null, recipient: person.email, language, facts })
  const before = shop.farEnd.emails.length
  await deleteNow(shop.database, person.id, { actor: { kind: 'command' }, language }, shop.clock())
  await shop.deliver()

  assert.equal(
    shop.farEnd.emails.slice(before).map(({ subject }) => subject),
    ['Your account is deleted – Perrin & Filles'],
  )
  await shop.sweep()
  const left = rows(
    shop,
    'select kind, state, customer_id, recipient, facts, provider_id from email order by rowid',
  )
  const gone = { customer_id: null, recipient: null, facts: '{}', provider_id: null }
  assert.equal(left, [
    { kind: 'email-changed', state: 'bounced', ...gone },
    { kind: 'invitation', state: 'withheld', ...gone },
    { kind: 'registration', state: 'withheld', ...gone },
    { kind: 'account-deleted', state: 'sent', ...gone },
  ])
  assert.equal(rows(shop, 'select reason from email_event'), [{ reason: null }])
})

test('TP-15: whoever never proved the mailbox is not written to', async ({ shop }) => {
  const person = await shop.customer({ ...anna, password: null })
  await deleteNow(
    shop.database,
    person.id,
    { actor: { kind: 'program', id: 'k1' }, language: 'en' },
    shop.clock(),
  )
  assert.equal(await shop.deliver(), [])
  await shop.sweep()
  assert.equal(rows(shop, 'select state, recipient from email'), [{ state: 'withheld', recipient: null }])
})

test('there is nobody to delete twice, or to keep', async ({ shop }) => {
  const by = { actor: { kind: 'command' as const }, language: 'en' as const }
  const { id } = await shop.customer()
  assert.is(await cancelDeletion(shop.database, id, by, shop.clock()), false)
  assert.equal([count(shop, 'email'), events(shop)], [0, []])
  const both = await Promise.all([
    deleteNow(shop.database, id, by, shop.clock()),
    deleteNow(shop.database, id, by, shop.clock()),
  ])
  assert.equal(both.sort(), [false, true])
  assert.is(await cancelDeletion(shop.database, id, by, shop.clock()), false)
  assert.equal(events(shop), ['customer-deleted by command'])
})

test.run()
