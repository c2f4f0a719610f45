import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser, staffPassword } from '../../support/staff.ts'
import { ask, logIn, receive, temporaryPasswordEmails } from '../login/steps.ts'

const test = suite<{ shop: Shop; staff: Browser; owner: Browser }>('Staff help a customer in')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.staff = await staffBrowser(t.shop, await employ(t.shop, hector))
})

test.after.each(({ shop }) => shop.close())

const tab = (id: string) => `/staff/customers/${id}/web-site-access`

const eventsOf = ({ client }: Shop, id: string) =>
  client
    .prepare(
      "select event from history where customer_id = ? and actor_kind = 'staff' and event <> 'customer-shown' order by id",
    )
    .pluck()
    .all(id) as string[]

const passwordIn = (text = '') => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/m.exec(text)?.[0] ?? ''
const codeIn = (text = '') => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(text)?.[0] ?? ''

test('a temporary password goes to the customer’s mailbox and is shown to nobody', async ({
  shop,
  staff,
}) => {
  const { id, email } = await shop.customer()
  await staff.open(tab(id)).then((page) => page.press('Send a temporary password'))
  assert.match(staff.main, 'The email with the temporary password is on its way.')
  assert.match(staff.main, /Reference of the last one you sent: R-[0-9A-Z]{6}/)

  const [sent] = (await shop.deliver()).filter(({ to }) => to.includes(email))
  const password = passwordIn(sent?.text)
  assert.ok(password)
  await staff.open(tab(id))
  assert.not.match(staff.html, password)
  await logIn(shop.browser(), email, password)
  assert.equal(eventsOf(shop, id), ['temporary-password-sent'])
})

test('the limits of the mailbox hold for staff, who are told when there is room again', async ({
  shop,
  staff,
}) => {
  const { id, email } = await shop.customer()
  await ask(shop.browser(), email)
  await staff.open(tab(id)).then((page) => page.press('Send a temporary password'))
  assert.is(staff.status, 429)
  assert.match(staff.main, /There is room again in 2 minutes/)
  assert.is((await shop.deliver()).length, 1)
  assert.equal(eventsOf(shop, id), [])
})

test('many customers can be helped from one office', async ({ shop, staff }) => {
  for (let at = 0; at < 25; at += 1) {
    const { id } = await shop.customer({ email: `p${at}@example.com` })
    await staff.open(tab(id)).then((page) => page.press('Send a temporary password'))
    assert.is(staff.status, 200, `${at}`)
  }
})

test('disabling ends sessions and temporary passwords, and the customer is told; enabling opens again', async ({
  shop,
  staff,
}) => {
  const { id, email, password } = await shop.customer()
  const anna = await logIn(shop.browser(), email, password)
  const temporary = await receive(shop, email)

  await staff.open(tab(id)).then((page) => page.click('Disable the account'))
  assert.match(staff.main, 'Every session and every temporary password ends at once.')
  await staff.press('Disable')
  assert.match(staff.main, 'The account is disabled, and everybody is logged out of it.')

  assert.ok((await shop.stored(id)).disabled)
  await anna.open('/profile')
  assert.match(anna.url, '/login?next=/profile')
  for (const typed of [password, temporary]) {
    const browser = await shop.browser().open('/login')
    await browser.type('Email', email).type('Password', typed).press('Log in')
    assert.is(browser.status, 422)
  }
  const subjects = (await shop.deliver()).map(({ subject }) => subject)
  assert.is(subjects.filter((subject) => subject.startsWith('Your account is disabled')).length, 1)

  await staff.click('Enable the account').then((page) => page.press('Enable'))
  await logIn(shop.browser(), email, password)
  const again = await shop.browser().open('/login')
  await again.type('Email', email).type('Password', temporary).press('Log in')
  assert.is(again.status, 422)
  assert.ok((await shop.deliver()).some(({ subject }) => subject.startsWith('Your account is open again')))
  assert.equal(eventsOf(shop, id), ['customer-disabled', 'customer-enabled'])
})

test('an email that waits when its account is disabled is never sent', async ({ shop, staff }) => {
  const { id, email } = await shop.customer()
  await ask(shop.browser(), email)
  await staff.open(`${tab(id)}/disable`).then((page) => page.press('Disable'))
  const kinds = (await shop.deliver()).map(({ subject }) => subject)
  assert.is(kinds.length, 1)
  assert.match(kinds[0] ?? '', 'disabled')
})

test('what waited when an account was disabled is not sent when it is open again either', async ({
  shop,
  staff,
}) => {
  const { id, email } = await shop.customer()
  await ask(shop.browser(), email)
  await staff.open(`${tab(id)}/disable`).then((page) => page.press('Disable'))
  await staff.open(`${tab(id)}/enable`).then((page) => page.press('Enable'))
  assert.equal(await temporaryPasswordEmails(shop, email), [])
})

test('a disabled account gets no temporary password and no change of email', async ({ shop, staff }) => {
  const { id } = await shop.customer()
  await staff.open(tab(id))
  const { action, entries } = staff.formData('Send a temporary password')
  await staff.open(`${tab(id)}/email`)
  const change = staff.type('New email', 'hanna@example.com').formData('Send the code')
  await staff.open(`${tab(id)}/disable`).then((page) => page.press('Disable'))
  await shop.deliver()
  const before = shop.farEnd.emails.length
  await staff.post(action, entries)
  assert.is(staff.status, 422)
  assert.match(staff.main, 'The account is disabled, so nothing was sent.')
  await staff.post(change.action, change.entries)
  assert.is(staff.status, 422)
  assert.is((await shop.deliver()).length, before)
})

test('ending sessions logs the customer out everywhere and leaves the password', async ({ shop, staff }) => {
  const { id, email, password } = await shop.customer()
  const [phone, laptop] = [
    await logIn(shop.browser(), email, password),
    await logIn(shop.browser(), email, password),
  ]
  const temporary = await receive(shop, email)
  await staff.open(tab(id))
  assert.is(staff.all('.rows li').length, 2)
  await staff.click('End all sessions').then((page) => page.press('End all sessions'))
  assert.match(staff.main, 'The customer is logged out everywhere.')
  for (const browser of [phone, laptop]) {
    await browser.open('/profile')
    assert.match(browser.url, '/login')
  }
  await logIn(shop.browser(), email, password)
  const late = await shop.browser().open('/login')
  await late.type('Email', email).type('Password', temporary).press('Log in')
  assert.is(late.status, 422)
  assert.equal(eventsOf(shop, id), ['sessions-ended'])
})

test('a change of email: the code goes to the new mailbox, and staff type what the customer reads out', async ({
  shop,
  staff,
}) => {
  const { id, email, password } = await shop.customer()
  const anna = await logIn(shop.browser(), email, password)
  await staff.open(tab(id)).then((page) => page.click('Change the email'))
  assert.match(staff.main, 'Be sure to whom you speak first')
  await staff.type('New email', 'Hanna@Example.COM').press('Send the code')
  assert.match(staff.main, 'A change to hanna@example.com waits for its code.')
  assert.is((await shop.stored(id)).email, email)

  const emails = await shop.deliver()
  const code = codeIn(emails.find(({ to }) => to.includes('hanna@example.com'))?.text)
  assert.ok(code)
  const notice = emails.find(({ to }) => to.includes(email))
  assert.match(
    notice?.text ?? '',
    'we were asked, in your name, to change the email of your account to hanna@example.com',
  )
  assert.not.match(notice?.text ?? '', /From where|Firefox/)

  await staff.click('Type the code')
  await staff.type('Code from the new mailbox', 'ZZZZ-ZZZZ').press('Change the email')
  assert.is(staff.status, 422)
  assert.ok(staff.field('Code from the new mailbox').invalid)
  await staff.type('Code from the new mailbox', code.toLowerCase()).press('Change the email')
  assert.match(staff.main, 'The email is changed. Both mailboxes are told')

  const stored = await shop.stored(id)
  assert.is(stored.email, 'hanna@example.com')
  assert.ok(stored.emailProvenAt)
  await anna.open('/profile')
  assert.match(anna.url, '/login')
  const told = (await shop.deliver()).filter(({ subject }) => subject.startsWith('Your email was changed'))
  assert.equal(told.flatMap(({ to }) => to).sort(), [email, 'hanna@example.com'])
  assert.equal(eventsOf(shop, id), ['email-change-asked', 'email-code-refused', 'email-changed'])
})

test('the customer may type the code instead, or cancel what staff began', async ({ shop, staff }) => {
  const { id, email, password } = await shop.customer()
  await staff.open(`${tab(id)}/email`)
  await staff.type('New email', 'hanna@example.com').press('Send the code')
  const code = codeIn((await shop.deliver()).find(({ to }) => to.includes('hanna@example.com'))?.text)
  const anna = await logIn(shop.browser(), email, password)
  await anna.open('/web-site-access')
  await anna.type('Code', code).press('Change the email')
  assert.is((await shop.stored(id)).email, 'hanna@example.com')

  shop.pass(3 * 60_000)
  await staff.open(`${tab(id)}/email`)
  await staff.type('New email', 'anna.b@example.com').press('Send the code')
  await staff.press('Cancel the change')
  assert.match(staff.main, 'The change is cancelled.')
  assert.equal(eventsOf(shop, id), ['email-change-asked', 'email-change-asked', 'email-change-cancelled'])
})

test('an address that is another customer’s, or this one’s, is told to staff, and no email goes out', async ({
  shop,
  staff,
}) => {
  const { id, email } = await shop.customer()
  await shop.customer({ email: 'hanna@example.com' })
  for (const [typed, reason] of [
    ['hanna@example.com', 'Another customer has this address.'],
    [email, 'your email already'],
    ['nonsense', 'email'],
  ] as const) {
    await staff.open(`${tab(id)}/email`)
    await staff.type('New email', typed).press('Send the code')
    assert.is(staff.status, 422)
    assert.ok(staff.field('New email').error, reason)
  }
  assert.is((await shop.deliver()).length, 0)
})

test('five wrong codes end the change', async ({ shop, staff }) => {
  const { id } = await shop.customer()
  await staff.open(`${tab(id)}/email`)
  await staff.type('New email', 'hanna@example.com').press('Send the code')
  const code = codeIn((await shop.deliver()).find(({ to }) => to.includes('hanna@example.com'))?.text)
  for (let tries = 0; tries < 5; tries += 1) {
    await staff.open(`${tab(id)}/email/code`)
    await staff.type('Code from the new mailbox', 'ZZZZ-ZZZZ').press('Change the email')
  }
  await staff.open(`${tab(id)}/email/code`)
  await staff.type('Code from the new mailbox', code).press('Change the email')
  assert.is(staff.status, 422)
  assert.is((await shop.stored(id)).email, 'anna@example.com')
})

test('a dangerous act asks for the password again and then goes on', async ({ shop, staff }) => {
  const { id } = await shop.customer()
  shop.pass(11 * 60_000)
  await staff.open(tab(id)).then((page) => page.click('Disable the account'))
  assert.match(staff.url, '/staff/confirm')
  await staff.type('Password', staffPassword).press('Go on')
  assert.ok(staff.url.endsWith(`${tab(id)}/disable`), staff.url)
})

test('an owner deletes in seven days, changes their mind, or deletes at once; a helper cannot', async ({
  shop,
  staff,
}) => {
  const { id, email } = await shop.customer()
  await staff.open(tab(id))
  assert.match(staff.main, 'Only an owner can delete an account.')
  await staff.open(`/staff/customers/${id}/deletion`)
  assert.is(staff.status, 403)

  const owner = await staffBrowser(shop, await employ(shop, odile))
  await owner.open(tab(id)).then((page) => page.click('Delete the account'))
  await owner.press('Delete in seven days')
  assert.match(owner.main, 'The account will be deleted on 30 November 2026.')
  await owner.click('Delete the account').then((page) => page.press('Do not delete'))
  assert.match(owner.main, 'The account stays.')
  await owner.click('Delete the account').then((page) => page.press('Delete now, for good'))
  assert.match(owner.main, 'The account is deleted.')

  assert.is(shop.client.prepare('select count(*) from customer').pluck().get(), 0)
  await owner.open(`/staff/customers?q=${email}`)
  assert.match(owner.main, 'Nobody is found')
  assert.equal(eventsOf(shop, id), ['deletion-asked', 'deletion-cancelled', 'customer-deleted'])
})

test.run()
