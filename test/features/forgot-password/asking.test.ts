import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { findByReference } from '../../../src/email/outbox.ts'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
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
  temporaryPasswordEmails,
} from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Asking for a temporary password')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

/** A secret in every spelling that somebody might search for. */
function spellingsOf(temporary: string): string[] {
  const bare = temporary.replaceAll('-', '')
  const spaced = temporary.replaceAll('-', ' ')
  return [temporary, bare, spaced, ...[temporary, bare, spaced].map((text) => text.toLowerCase())].flatMap(
    (text) => [
      text,
      Buffer.from(text).toString('base64').replace(/.=*$/, ''),
      Buffer.from(text).toString('hex'),
    ],
  )
}

test('TP-3: after a whole story nothing of it can be read in database, WAL, outbox and log', async ({
  shop,
}) => {
  const { email, password } = await shop.customer()
  shop.farEnd.behave('error500', 1)
  await ask(shop.browser(), email)
  await shop.deliver()
  shop.pass(minutes(1))
  const [sent] = await temporaryPasswordEmails(shop, email)
  assert.ok(sent)
  const temporary = temporaryPasswordIn(sent)
  await logIn(shop.browser(), email, `${temporary.slice(0, -1)}`)
  const browser = await logIn(shop.browser(), email, ` ${temporary.toLowerCase()}`)
  const session = browser.cookies.get('session') ?? ''
  await changePassword(browser, temporary, 'four quiet herons')
  await logIn(shop.browser(), email, temporary)
  await shop.deliver()

  const kept = everythingKept(shop)
  assert.match(kept, email, 'the search finds what is there')
  const secrets = [...spellingsOf(temporary), password, 'four quiet herons', session]
  for (const secret of [...secrets, browser.cookies.get('session') ?? session, 'Your temporary password:'])
    assert.not(kept.includes(secret), `found: ${secret}`)
})

test('TP-4: asking commits one row, and the email is written when it is sent', async ({ shop }) => {
  const { id, email } = await shop.customer()
  await ask(shop.browser(), email)

  assert.equal(rows(shop, 'select kind, state, customer_id, recipient, facts from email'), [
    {
      kind: 'temporary-password',
      state: 'waiting',
      customer_id: id,
      recipient: email,
      facts: '{"name":"Anna Brandt"}',
    },
  ])
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)
  await shop.deliver()
  assert.is(one(shop, 'select count(*) from temporary_password'), 1)
})

for (const trouble of ['error500', 'drop', 'dropAfterAccept', { tooMany: 30 }] as const)
  test(`TP-4: after ${JSON.stringify(trouble)} a retry says the same, under the same key`, async ({
    shop,
  }) => {
    const { email } = await shop.customer()
    shop.farEnd.behave(trouble, 2)
    await ask(shop.browser(), email)
    await shop.deliver()
    shop.pass(minutes(1))
    shop.client.prepare("update customer set first_name = 'Another', language = 'fr'").run()
    await shop.deliver()
    shop.pass(minutes(1))
    await shop.deliver()

    const { calls, emails } = shop.farEnd
    assert.is(calls.length, 3)
    assert.is(new Set(calls.map(({ body }) => body)).size, 1)
    assert.is(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size, 1)
    assert.is(calls[0]?.idempotencyKey, one(shop, 'select id from email'))
    assert.is(emails.length, 1)
    assert.is(one(shop, 'select state from email'), 'sent')
    assert.is(
      (await logIn(shop.browser(), email, temporaryPasswordIn(emails[0] ?? { text: '' }))).status,
      200,
    )
  })

test('TP-4: a retry late in its life brings the same one, not a second', async ({ shop }) => {
  const { email } = await shop.customer()
  shop.farEnd.behave('dropAfterAccept', 1)
  await ask(shop.browser(), email)
  await shop.deliver()
  shop.pass(minutes(40))
  await shop.deliver()

  const [first, second] = shop.farEnd.calls
  assert.is(second?.body, first?.body)
  assert.is(one(shop, 'select count(*) from temporary_password'), 1)
})

test('TP-4: an email that has not gone out when its hour is over is not sent', async ({ shop }) => {
  const { email } = await shop.customer()
  shop.farEnd.behave('error500', 1)
  const reference = await ask(shop.browser(), email)
  await shop.deliver()
  shop.pass(minutes(61))
  assert.equal(await shop.deliver(), [])
  assert.is((await findByReference(shop.database, reference))?.state, 'failed')
})

test('TP-5: asking again within half its life brings the same one, with the same end', async ({ shop }) => {
  const { email } = await shop.customer()
  const first = await receive(shop, email)
  shop.pass(minutes(30) - 1)
  const second = await receive(shop, email)

  assert.is(second, first)
  const [one_, two] = await temporaryPasswordEmails(shop, email)
  assert.match(one_?.text ?? '', /until 23 November 2026 at 15:40/)
  assert.match(two?.text ?? '', /until 23 November 2026 at 15:40/)
  assert.is((await logIn(shop.browser(), email, first)).heading, 'Web Site Access')
})

for (const used of ['first', 'second'] as const)
  test(`TP-5: after half its life comes a second one; both work until the ${used} is used`, async ({
    shop,
  }) => {
    const { email } = await shop.customer()
    const given = { first: await receive(shop, email), second: '' }
    shop.pass(minutes(30))
    given.second = await receive(shop, email)
    assert.is.not(given.second, given.first)
    assert.is(one(shop, "select count(*) from temporary_password where state = 'live'"), 2)

    assert.is((await logIn(shop.browser(), email, given[used])).heading, 'Web Site Access')
    const other = await logIn(shop.browser(), email, given[used === 'first' ? 'second' : 'first'])
    assert.is(other.status, 422)
    assert.match(other.errors[0] ?? '', 'was used already')
  })

test('TP-5: a stranger who asks spoils nothing that the owner has received', async ({ shop }) => {
  const { email } = await shop.customer()
  const annas = await receive(shop, email)
  for (let i = 0; i < 19; i++) {
    shop.pass(minutes(3))
    await ask(shop.browser({ address: '203.0.113.66' }), email)
    await shop.deliver()
  }
  assert.is((await logIn(shop.browser(), email, annas)).heading, 'Web Site Access')
})

test('TP-6: asking, receiving and logging in change nothing about the account', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const elsewhere = await logIn(shop.browser(), email, password)
  const before = snapshot(shop, 'email', 'temporary_password', 'history')
  const temporary = await receive(shop, email)
  assert.is(snapshot(shop, 'email', 'temporary_password', 'history'), before)

  await logIn(shop.browser(), email, temporary)
  assert.is((await elsewhere.open('/profile')).heading, 'Profile')
  assert.is((await logIn(shop.browser(), email, password)).heading, 'Profile')
})

test('TP-7: saving a new password ends every live one', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const first = await receive(shop, email)
  shop.pass(minutes(30))
  const second = await receive(shop, email)
  await changePassword(await logIn(shop.browser(), email, password), password, 'four quiet herons')

  for (const ended of [first, second]) {
    const browser = await logIn(shop.browser(), email, ended)
    assert.is(browser.status, 422)
  }
  assert.equal(
    rows(shop, 'select state from temporary_password').map(({ state }) => state),
    ['ended', 'ended'],
  )
})

test('TP-7: saving a new password also stops the email that is still waiting', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const reference = await ask(shop.browser(), email)
  await changePassword(await logIn(shop.browser(), email, password), password, 'four quiet herons')

  assert.equal(await temporaryPasswordEmails(shop, email), [])
  const found = await findByReference(shop.database, reference)
  assert.equal([found?.state, found?.reason], ['withheld', 'password-changed'])
})

test('TP-7: a disabled account’s does not work, nor a deleted one’s', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  shop.client.prepare('update customer set disabled = 1').run()
  const disabled = await logIn(shop.browser(), email, temporary)
  assert.match(disabled.errors[0] ?? '', 'do not go together')

  shop.client.prepare('delete from customer').run()
  const deleted = await logIn(shop.browser(), email, temporary)
  assert.match(deleted.errors[0] ?? '', 'do not go together')
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)
})

test('TP-7: an email that waited while the account was disabled or got another address is not sent', async ({
  shop,
}) => {
  const { email } = await shop.customer()
  const annas = await ask(shop.browser(), email)
  const claires = await ask(shop.browser(), (await shop.customer(claire)).email)
  shop.client.prepare("update customer set disabled = 1 where email like 'anna%'").run()
  shop.client.prepare("update customer set email = 'other@example.com' where email like 'claire%'").run()

  assert.equal(await shop.deliver(), [])
  assert.is((await findByReference(shop.database, annas))?.reason, 'disabled')
  assert.is((await findByReference(shop.database, claires))?.reason, 'address-changed')
})

test('TP-7: logging in with the password ends none', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const temporary = await receive(shop, email)
  await logIn(shop.browser(), email, password)

  assert.is((await logIn(shop.browser(), email, temporary)).heading, 'Web Site Access')
})

test('TP-15: an address without an account never gets an email', async ({ shop }) => {
  await shop.customer()
  shop.client.prepare('update customer set disabled = 1').run()
  for (const email of ['nobody@example.com', anna.email]) await ask(shop.browser(), email)
  shop.pass(hours(1))

  assert.equal(await shop.deliver(), [])
  assert.is(shop.farEnd.calls.length, 0)
})

test('TP-18: the email goes to the address stored, however it was typed', async ({ shop }) => {
  const { email } = await shop.customer({ email: 'anna@xn--bcher-kva.example' })
  for (const typed of [' ANNA@bücher.example', 'Anna@BÜCHER.example', 'anna@XN--BCHER-KVA.example']) {
    shop.pass(minutes(3))
    await ask(shop.browser({ kind: 'text' }), typed)
  }
  const emails = await shop.deliver()
  assert.equal(
    emails.map(({ to }) => to),
    [[email], [email], [email]],
  )
})

test('TP-18: an address that only looks the same is somebody else’s', async ({ shop }) => {
  await shop.customer({ email: 'kim@example.com' })
  const browser = await shop.browser({ kind: 'text' }).open('/forgot-password')
  for (const typed of [
    '\u212aim@example.com',
    'kim@example.com, eve@evil.example',
    'kim@example.com\r\nBcc: eve@evil.example',
  ]) {
    const { entries } = browser.formData('Reset password')
    await browser.post(
      '/forgot-password',
      entries.map(([name, value]) => [name, name === 'email' ? typed : value]),
    )
    assert.is(browser.status, 422, typed)
  }
  assert.equal(await shop.deliver(), [])
  assert.is(one(shop, 'select count(*) from email'), 0)
})

test('TP-19: the email holds no link but the log-in page, without secret and address', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const [sent] = await temporaryPasswordEmails(shop, email)
  const links = (text = '') => [...new Set(text.match(/https?:\/\/[^\s"'<>)]+/g))]
  const hrefs = [...(sent?.html ?? '').matchAll(/(?:href|src|action|background)="([^"]*)"/g)].map(
    ([, href]) => href,
  )

  assert.equal(links(sent?.text), ['http://localhost:3000/login'])
  assert.equal([...new Set(hrefs)], ['http://localhost:3000/login'])
  assert.not(hrefs.some((href) => href?.includes(temporary) || href?.includes('anna')))
})

test('the email says when it ends, that the old password works, and is no mass mail', async ({ shop }) => {
  const { email } = await shop.customer()
  const temporary = await receive(shop, email)
  const [sent] = await temporaryPasswordEmails(shop, email)
  const lines = sent?.text.split('\n') ?? []

  assert.ok(lines.includes(temporary), 'alone on its line')
  assert.is(lines[lines.indexOf(temporary) - 1], 'Your temporary password:')
  assert.match(
    sent?.text ?? '',
    'until 23 November 2026 at 15:40 (Paris time). Your old password keeps working',
  )
  assert.match(sent?.text ?? '', 'You did not ask? Then do nothing')
  assert.is(sent?.headers['Auto-Submitted'], 'auto-generated')
  assert.is(sent?.from, 'Perrin & Filles <bonjour@perrin.example>')
  assert.not.match(sent?.subject ?? '', temporary)
})

test('TP-20: the row for an unknown address holds no address', async ({ shop }) => {
  const typed = 'stranger.in.town@nowhere.example'
  const reference = await ask(shop.browser(), typed)

  const row = await findByReference(shop.database, reference)
  assert.equal(
    [row?.state, row?.reason, row?.recipient, row?.customerId, row?.facts],
    ['withheld', 'no-account', null, null, { name: '' }],
  )
  assert.not.match(everythingKept(shop), 'stranger.in.town')
})

test('TP-20: the reference tells what became of each request', async ({ shop }) => {
  const { email } = await shop.customer()
  const sent = await ask(shop.browser(), email)
  const limited = await ask(shop.browser(), email)
  await shop.customer({ ...claire })
  shop.farEnd.behave('refuseAddress', undefined, claire.email)
  const refused = await ask(shop.browser(), claire.email)
  await shop.customer({ email: 'gone@example.com' })
  shop.client.prepare("update customer set disabled = 1 where email like 'gone%'").run()
  const disabled = await ask(shop.browser(), 'gone@example.com')
  await shop.deliver()

  const told = async (reference: string) => {
    const found = await findByReference(shop.database, reference)
    return [found?.state, found?.reason]
  }
  assert.equal(await told(sent), ['sent', null])
  assert.equal(await told(limited), ['withheld', 'over-limit'])
  assert.equal(await told(disabled), ['withheld', 'disabled'])
  assert.equal(await told(refused), ['failed', '422 validation_error'])
  assert.is(new Set([sent, limited, refused, disabled]).size, 4)
})

test('TP-20: references are gone after 30 days, what still waits is not', async ({ shop }) => {
  const { email } = await shop.customer()
  const known = await ask(shop.browser(), email)
  await shop.deliver()
  const unknown = await ask(shop.browser(), 'nobody@example.com')
  shop.pass(days(30))
  await shop.sweep()
  assert.ok(await findByReference(shop.database, known))
  shop.pass(1)
  const waiting = await ask(shop.browser(), email)
  await shop.sweep()

  assert.is(await findByReference(shop.database, known), undefined)
  assert.is(await findByReference(shop.database, unknown), undefined)
  assert.is((await findByReference(shop.database, waiting))?.state, 'waiting')
})

test.run()
