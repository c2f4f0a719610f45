import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { emailFigures } from '../../../src/email/email-figures.ts'
import { writersByKind } from '../../../src/emails.ts'
import { emailKinds } from '../../../src/features/outgoing-emails/email-kinds.ts'
import { staffEn } from '../../../src/i18n/staff-en.ts'
import type { Browser } from '../../support/browser.ts'
import { mailboxFull, tell, webhookSecret } from '../../support/mail-far-end/webhooks.ts'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser } from '../../support/staff.ts'
import { ask, changePassword, hours, logIn, minutes, one, rows, seconds } from '../login/steps.ts'
import { nora, register } from '../registration/steps.ts'

type World = { shop: Shop; staff: Browser; annaId: string }

const test = suite<World>('Emails, for staff')

/** It is 14:41 in the shop once Odile is in. */
test.before.each(async (t) => {
  t.shop = await openShop({ settings: { RESEND_WEBHOOK_SECRET: webhookSecret } })
  t.annaId = (await t.shop.customer()).id
  t.staff = await staffBrowser(t.shop, await employ(t.shop, odile))
})

test.after.each(({ shop }) => shop.close())

/** What staff read on the page for a reference. */
const lookUp = async (staff: Browser, typed: string) => {
  await staff.open('/staff/where-is-my-mail')
  await staff.type('Reference', typed).press('Find')
  return staff.main
}

test('the truth behind a reference: waiting, sent, delivered, bounced, suppressed', async ({
  shop,
  staff,
}) => {
  const reference = await ask(shop.browser(), anna.email)
  assert.match(await lookUp(staff, reference), /waiting since it was made at 14:41.*leaves by itself/s)

  shop.pass(minutes(1))
  await shop.deliver()
  const providerId = shop.farEnd.emails[0]?.id ?? ''
  assert.match(await lookUp(staff, reference), /It was sent at 14:42\..*spam folder/s)
  shop.pass(minutes(1))
  await tell(shop, providerId, 'delivered')
  assert.match(
    await lookUp(staff, reference),
    'It was delivered at 14:43: the customer’s mail provider has it.',
  )
  shop.pass(minutes(1))
  await tell(shop, providerId, 'bounced', mailboxFull)
  assert.match(await lookUp(staff, reference), /It came back at 14:44: the mailbox is full\..*make room/s)
  shop.pass(minutes(1))
  await tell(shop, providerId, 'suppressed', { suppressed: { type: 'bounced', message: 'On the list' } })
  assert.match(await lookUp(staff, reference), /suppression list, which it said at 14:45.*Remove from/s)
})

test('a reference is read in any case, with any spaces, with O for 0 and I for 1, with or without R', async ({
  shop,
  staff,
}) => {
  await ask(shop.browser(), anna.email)
  shop.client.prepare("update email set reference = 'R-7K01NW'").run()
  for (const typed of ['R-7K01NW', 'r-7k01nw', ' R 7 K O I N W ', 'r7kolnw', '7K01-NW', '7ko1nw', 'R–7K01NW'])
    assert.match(await lookUp(staff, typed), 'waiting since it was made', typed)
  for (const typed of [
    'R-7K01N',
    'R-7K01NWX',
    'R-7K01N!',
    'R-7KU1NW',
    '<script>alert(1)</script>',
    anna.email,
  ])
    assert.match(await lookUp(staff, typed), 'This cannot be a reference', typed)
  assert.match(await lookUp(staff, 'R-ABC123'), /R-ABC123 is not known\..*older than 30 days/s)
  const before = await staff.open('/staff/where-is-my-mail')
  assert.not.match(before.main, 'cannot be')
})

test('what never left is told as what it is: no account, over the limit, disabled, changed meanwhile', async ({
  shop,
  staff,
}) => {
  const unknown = await ask(shop.browser(), 'nobody@example.com')
  const told = await lookUp(staff, unknown)
  assert.match(
    told,
    /there is no account for the address that was typed.*which address the customer ordered with/s,
  )
  assert.not.match(staff.html, 'nobody@')
  const again = await lookUp(staff, await ask(shop.browser(), 'nobody@example.com'))
  assert.match(again, 'there is no account', 'over the limit as well, which is of no use to know')

  await ask(shop.browser(), anna.email)
  assert.match(
    await lookUp(staff, await ask(shop.browser(), anna.email)),
    /too many were asked for\. There is room again at 14:43/,
  )
  await shop.customer(claire)
  shop.client.prepare("update customer set disabled = 1 where email like 'claire%'").run()
  for (const _ of ['within the limit', 'over it'])
    assert.match(await lookUp(staff, await ask(shop.browser(), claire.email)), 'the account is disabled')

  shop.pass(minutes(5))
  const changed = await ask(shop.browser(), anna.email)
  shop.client.prepare("update customer set email = 'new@example.com' where email like 'anna%'").run()
  await shop.deliver()
  assert.match(await lookUp(staff, changed), 'email address was changed meanwhile')
})

test('references of new accounts are told as well, and the typed address is never shown', async ({
  shop,
  staff,
}) => {
  const reference = await register(shop.browser())
  await lookUp(staff, reference)
  assert.match(staff.main, /New account\..*has been waiting/s)
  await staff.click('Everything about this email')
  assert.match(staff.main, 'An address without an account: it is not shown')
  for (const path of [staff.url, '/staff/emails', `/staff/where-is-my-mail?reference=${reference}`])
    assert.not.match((await staff.open(path)).html, /nora|Lindqvist/, path)

  shop.pass(minutes(3))
  const known = await register(shop.browser(), { ...nora, email: anna.email })
  assert.match(await lookUp(staff, known), 'It was asked for an account that is there already')
})

test('the mail service is down, then refuses: staff see since when, what it says, and when it is tried again', async ({
  shop,
  staff,
}) => {
  const reference = await ask(shop.browser(), anna.email)
  shop.farEnd.behave('error500', 1).behave('refuseAddress')
  await shop.deliver()
  await lookUp(staff, reference)
  assert.match(staff.main, /was made at 14:41 and waits, because the mail service did not take it/)
  await staff.click('Everything about this email')
  assert.match(staff.main, /Attempts\s+1.*500 application_error/s)
  assert.match(staff.main, /Next attempt\s+today, 14:41/)
  shop.pass(minutes(2))
  await shop.deliver()
  assert.match(await lookUp(staff, reference), /refused it at 14:43/)
})

test('one email’s page has its events in the order they happened, and not its text', async ({
  shop,
  staff,
}) => {
  await ask(shop.browser(), anna.email)
  const [email] = await shop.deliver()
  const providerId = email?.id ?? ''
  shop.pass(minutes(10))
  await tell(shop, providerId, 'bounced', mailboxFull)
  shop.pass(-minutes(5))
  await tell(shop, providerId, 'delivery_delayed')
  await staff.open('/staff/emails')
  await staff.click('Temporary password')

  const told = staff.all('table.told tbody tr').map((row) => row.textContent?.replace(/\s+/g, ' ').trim())
  assert.equal(told.length, 2)
  assert.match(told[0] ?? '', /14:46.*Delayed/)
  assert.match(told[1] ?? '', /14:51.*Bounced.*552 5\.2\.2 <…@…> mailbox full/)
  assert.match(staff.main, /To\s+anna@example\.com/)
  assert.match(staff.main, /Its temporary password\s+works; it ends at 15:41/)
  assert.not.match(staff.html, temporaryPasswordIn(email ?? { text: '' }))
  assert.match(staff.main, one(shop, 'select reference from email') as string)

  await logIn(shop.browser(), anna.email, temporaryPasswordIn(email ?? { text: '' }))
  assert.match((await staff.open(staff.url)).main, /Its temporary password\s+was used at 14:46/)
})

test('the list is narrowed to states and kinds, and turned over without leaving any out', async ({
  shop,
  staff,
  annaId,
}) => {
  const insert = shop.client.prepare(
    "insert into email (id, kind, state, customer_id, recipient, language, facts, attempts, created_at, due_at) values (?, ?, ?, ?, 'anna@example.com', 'en', '{}', 1, ?, ?)",
  )
  const now = shop.clock().getTime()
  for (let i = 0; i < 60; i++) {
    const kind = i % 2 === 0 ? 'password-changed' : 'temporary-password'
    const state = ['sent', 'delivered', 'bounced', 'failed', 'delayed', 'withheld'][i % 6]
    // In threes of one moment: the id decides between them.
    const at = now - Math.floor(i / 3) * 1000
    insert.run(`019a0000-0000-7000-8000-0000000000${String(10 + i)}`, kind, state, annaId, at, at)
  }
  const idsHere = () => staff.all('table.emails tbody a').map((link) => link.getAttribute('href') ?? '')

  for (const path of ['/staff/emails', `/staff/customers/${annaId}/emails`]) {
    await staff.open(path)
    const seen = [idsHere()]
    while (staff.links.some(({ label }) => label === 'Older emails')) {
      await staff.click('Older emails')
      seen.push(idsHere())
    }
    assert.equal(
      seen.map(({ length }) => length),
      [25, 25, 10],
    )
    assert.is(new Set(seen.flat()).size, 60)
    await staff.click('Newer emails')
    assert.equal(idsHere(), seen[1])
    await staff.click('Newer emails')
    assert.equal(idsHere(), seen[0])
    assert.not.ok(staff.links.some(({ label }) => label === 'Newer emails'))

    await staff.open(path)
    await staff.choose('State', 'Anything in trouble').choose('Kind', 'News: password changed').press('Show')
    assert.is(idsHere().length, 20)
    assert.is(new Set(staff.all('table.emails tbody .status').map(({ textContent }) => textContent)).size, 2)
    await staff.choose('State', 'Suppressed').press('Show')
    assert.match(staff.main, 'No such emails')
  }
  for (const query of [
    'state=none&kind=x',
    'older=1',
    'newer=x',
    'older=9999999999999999.x',
    'kind=constructor',
  ])
    assert.is((await staff.open(`/staff/emails?${query}`)).status, 200, query)
})

test('the customer’s tab shows hers alone', async ({ shop, staff, annaId }) => {
  const { id: claireId } = await shop.customer(claire)
  await ask(shop.browser(), anna.email)
  await staff.open(`/staff/customers/${annaId}/emails`)
  assert.is(staff.all('table.emails tbody tr').length, 1)
  await staff.open(`/staff/customers/${claireId}/emails`)
  assert.match(staff.main, 'No emails yet')
  assert.is((await staff.open('/staff/customers/019a0000-0000-7000-8000-000000000000/emails')).status, 404)
  assert.is((await staff.open('/staff/emails/019a0000-0000-7000-8000-000000000000')).status, 404)
})

const again = async (staff: Browser, id: unknown) => {
  await staff.open(`/staff/emails/${id}`)
  return staff.press('Send it again')
}

const idOf = (shop: Shop, kind: string) =>
  one(shop, 'select id from email where kind = ? order by created_at desc, id desc limit 1', kind)

test('sent again: a new email with the same temporary password, and a line in the history', async ({
  shop,
  staff,
  annaId,
}) => {
  await ask(shop.browser(), anna.email)
  await shop.deliver()
  const first = idOf(shop, 'temporary-password')
  shop.pass(minutes(3))
  await again(staff, first)
  assert.match(staff.main, 'It is sent once more')
  const second = idOf(shop, 'temporary-password')
  assert.match(staff.url, String(second))
  assert.is(one(shop, 'select again_of from email where id = ?', second), first)

  await shop.deliver()
  const [one_, two] = shop.farEnd.emailsTo(anna.email).map(temporaryPasswordIn)
  assert.is(two, one_, 'TP-5')
  const [entry] = rows(shop, "select * from history where event = 'email-sent-again'")
  const { actor_kind: kind, customer_id: customer, subject, details } = entry ?? {}
  assert.equal([kind, customer, subject, details], ['staff', annaId, first, '{"kind":"temporary-password"}'])

  await staff.open(`/staff/emails/${first}`)
  assert.is(staff.all('table.emails tbody tr').length, 1)
  await staff.open(`/staff/emails/${second}`)
  await staff.click('Show the earlier one')
  assert.match(staff.url, String(first))
  await lookUp(staff, String(one(shop, 'select reference from email where id = ?', first)))
  assert.match(staff.main, 'Sent again')
})

test('TP-16: staff do not get a mailbox more emails than its owner could', async ({ shop, staff }) => {
  await ask(shop.browser(), anna.email)
  await shop.deliver()
  const first = idOf(shop, 'temporary-password')
  await again(staff, first)
  assert.equal([staff.status, staff.headers.get('retry-after')], [429, '120'])
  assert.match(staff.main, 'Wait 2 minutes and send it again then')
  assert.is(one(shop, 'select count(*) from email'), 1)
  assert.is(one(shop, "select count(*) from history where event = 'email-sent-again'"), 0)

  for (let sent = 1; sent < 5; sent++) {
    shop.pass(minutes(2) + 1)
    assert.is((await again(staff, first)).status, 200, `${sent}`)
  }
  shop.pass(minutes(2) + 1)
  assert.is((await again(staff, first)).status, 429, 'five in an hour')
})

test('two clicks at the same moment send one', async ({ shop, staff }) => {
  await ask(shop.browser(), anna.email)
  await shop.deliver()
  shop.pass(minutes(3))
  const first = idOf(shop, 'temporary-password')
  await staff.open(`/staff/emails/${first}`)
  const twin = staff.clone()
  await Promise.all([staff.press('Send it again'), twin.press('Send it again')])
  assert.is(one(shop, 'select count(*) from email'), 2)
})

test('news tell when it happened, however often they are sent', async ({ shop, staff }) => {
  const browser = await logIn(shop.browser(), anna.email, anna.password ?? '')
  await changePassword(browser, anna.password ?? '', 'four quiet herons')
  await shop.deliver()
  for (const _ of [1, 2]) {
    shop.pass(hours(2))
    await again(await staffAgain(shop), idOf(shop, 'password-changed'))
    await shop.deliver()
  }
  const texts = shop.farEnd.emailsTo(anna.email).map(({ text }) => text)
  assert.is(texts.length, 3)
  assert.match(texts[0] ?? '', '14:41')
  assert.is(new Set(texts).size, 1)
  assert.ok(staff.status)
})

/** Another of the staff: Odile's session is over by then. */
let helpers = 0
async function staffAgain(shop: Shop): Promise<Browser> {
  helpers += 1
  return staffBrowser(shop, await employ(shop, { ...hector, email: `hector${helpers}@perrin.example` }))
}

test('after the account has left the mailbox, no news go there; a temporary password goes to the new one', async ({
  shop,
  staff,
}) => {
  const browser = await logIn(shop.browser(), anna.email, anna.password ?? '')
  await changePassword(browser, anna.password ?? '', 'four quiet herons')
  await ask(shop.browser(), anna.email)
  await shop.deliver()
  shop.client.prepare("update customer set email = 'anna@new.example'").run()
  shop.pass(minutes(3))

  await staff.open(`/staff/emails/${idOf(shop, 'password-changed')}`)
  assert.match(staff.main, 'the account has another email address now')
  assert.not.ok(staff.buttons.includes('Send it again'))
  await again(staff, idOf(shop, 'temporary-password'))
  await shop.deliver()
  assert.is(shop.farEnd.emailsTo('anna@new.example').length, 1)
})

test('a registration is sent again while it lives, with the same temporary password', async ({
  shop,
  staff,
}) => {
  await register(shop.browser())
  await shop.deliver()
  shop.pass(minutes(20))
  const first = idOf(shop, 'registration')
  await again(staff, first)
  await shop.deliver()
  const [before, after] = shop.farEnd.emailsTo(nora.email).map(temporaryPasswordIn)
  assert.ok(before)
  assert.is(after, before)

  shop.pass(minutes(5))
  await staff.open(`/staff/emails/${first}`)
  const late = staff.clone()
  shop.pass(minutes(36))
  const over = await staffAgain(shop)
  await over.open(`/staff/emails/${first}`)
  assert.match(over.main, 'the request is over')
  assert.ok(late.buttons.includes('Send it again'))
})

test('what is not to be sent again is not, whatever is posted', async ({ shop, staff, annaId }) => {
  await ask(shop.browser(), anna.email)
  await ask(shop.browser(), 'nobody@example.com')
  const cases: [id: unknown, says: string][] = [
    [idOf(shop, 'temporary-password'), 'there is no account'],
    [one(shop, "select id from email where state = 'waiting'"), 'while it waits'],
  ]
  shop.client
    .prepare(
      `insert into email (id, kind, state, customer_id, recipient, language, facts, attempts, created_at, due_at) values
      ('019a0000-0000-7000-8000-00000000000c', 'email-change-code', 'sent', ?, 'x@example.com', 'en', '{}', 1, 1, 1),
      ('019a0000-0000-7000-8000-00000000000d', 'invitation', 'sent', ?, 'anna@example.com', 'en', '{}', 1, 1, 1),
      ('019a0000-0000-7000-8000-00000000000e', 'of-the-future', 'sent', ?, 'anna@example.com', 'en', '{}', 1, 1, 1)`,
    )
    .run(annaId, annaId, annaId)
  cases.push(['019a0000-0000-7000-8000-00000000000c', 'of this kind cannot'])
  cases.push(['019a0000-0000-7000-8000-00000000000d', 'the customer has been in already'])
  cases.push(['019a0000-0000-7000-8000-00000000000e', 'of this kind cannot'])
  const count = one(shop, 'select count(*) from email')
  for (const [id, says] of cases) {
    await staff.open(`/staff/emails/${id}`)
    assert.match(staff.main, says)
    assert.not.ok(staff.buttons.includes('Send it again'))
    const token = staff.find('input[name=form-token]')?.getAttribute('value') ?? ''
    await staff.post(`/staff/emails/${id}/again`, { 'form-token': token })
    assert.is(staff.status, 422)
    assert.match(staff.main, 'This email cannot be sent again now')
  }
  shop.client.prepare('update customer set disabled = 1').run()
  shop.client.prepare("update email set state = 'sent' where state = 'waiting'").run()
  await staff.open(
    `/staff/emails/${one(shop, "select id from email where recipient like 'anna%' and kind = 'temporary-password'")}`,
  )
  assert.match(staff.main, 'the account is disabled')
  assert.is(one(shop, 'select count(*) from email'), count)
})

test('whatever the provider says stays text', async ({ shop, staff }) => {
  const nasty = `<script>alert("1")</script>'"&<img src=x onerror=alert(1)>`
  await ask(shop.browser(), anna.email)
  await shop.deliver()
  const bounce = { type: nasty, subType: nasty, message: nasty, diagnosticCode: [nasty] }
  await tell(shop, shop.farEnd.emails[0]?.id ?? '', 'bounced', { bounce })
  const id = idOf(shop, 'temporary-password')
  const reference = one(shop, 'select reference from email')
  for (const path of [
    '/staff/emails',
    `/staff/emails/${id}`,
    `/staff/where-is-my-mail?reference=${reference}`,
    `/staff/where-is-my-mail?reference=${encodeURIComponent(nasty)}`,
  ]) {
    await staff.open(path)
    assert.not.match(staff.html, /<script>|<img/, path)
    assert.equal(staff.all('script:not([src]), img, [onerror]'), [])
  }
  assert.match((await staff.open(`/staff/emails/${id}`)).main, '<script>alert')
})

test('the list tells whether the mail service speaks to us at all', async ({ shop, staff }) => {
  assert.match((await staff.open('/staff/emails')).main, 'has told us nothing in 30 days')
  await tell(shop, 'somebody-elses', 'delivered')
  assert.match((await staff.open('/staff/emails')).main, 'told us something last at 14:41')

  const short = await openShop({ settings: { RESEND_WEBHOOK_SECRET: webhookSecret, KEEP_EMAILS_DAYS: '7' } })
  const brief = await staffBrowser(short, await employ(short, odile))
  assert.match((await brief.open('/staff/emails')).main, /told here for 7 days.*nothing in 7 days/s)
  assert.match(await lookUp(brief, 'R-ABC123'), 'older than 7 days')
  await short.close()

  const without = await openShop()
  const there = await staffBrowser(without, await employ(without, odile))
  assert.match((await there.open('/staff/emails')).main, 'RESEND_WEBHOOK_SECRET is not set')
  await without.close()
})

test('the figures of the first page count what is late, and the last day', async ({ shop }) => {
  const figures = () => emailFigures(shop.database, shop.clock())
  assert.equal(await figures(), { waiting: 0, oldestWaiting: null, failed: 0, bounced: 0, overLimit: 0 })
  await ask(shop.browser(), anna.email)
  const askedAt = shop.clock()
  shop.pass(seconds(30))
  assert.equal(await figures(), { waiting: 1, oldestWaiting: askedAt, failed: 0, bounced: 0, overLimit: 0 })
  await shop.deliver()
  await tell(shop, shop.farEnd.emails[0]?.id ?? '', 'bounced')
  shop.farEnd.behave('refuseAddress', 1)
  shop.pass(minutes(3))
  await ask(shop.browser(), anna.email)
  await shop.deliver()
  assert.equal(await figures(), { waiting: 0, oldestWaiting: null, failed: 1, bounced: 1, overLimit: 0 })
  shop.pass(hours(24) - minutes(1))
  assert.equal(await figures(), { waiting: 0, oldestWaiting: null, failed: 1, bounced: 0, overLimit: 0 })
  shop.client.prepare("update email set state = 'waiting', created_at = ?").run(shop.clock().getTime() + 1)
  assert.equal(
    await figures(),
    { waiting: 0, oldestWaiting: null, failed: 0, bounced: 0, overLimit: 0 },
    'later',
  )
})

test('every kind of email has its words, and it is decided how it is sent again', ({ shop }) => {
  const kinds = Object.keys(writersByKind(shop.services)).sort()
  assert.equal(Object.keys(emailKinds).sort(), kinds)
  assert.equal(Object.keys(staffEn.emails.kinds).sort(), kinds)
})

test.run()
