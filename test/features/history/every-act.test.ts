import { readdirSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { historyEvents } from '../../../src/history-events.ts'
import { employStaff } from '../../../src/staff/manage-staff.ts'
import { openDesk } from '../../imports/desk.ts'
import { callWith, openCaller } from '../../support/api-caller.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { employ, odile, staffBrowser } from '../../support/staff.ts'
import { type Cast, castOf, staffRules } from '../../support/staff-routes.ts'
import { ask, changePassword, logIn, minutes, receive, rows } from '../login/steps.ts'
import { askForDeletion } from '../own-data/steps.ts'
import { emailsTo, nora, registered, secretIn } from '../registration/steps.ts'

const test = suite('History of every act')

type Row = {
  event: string
  actor_kind: string
  actor_id: string | null
  customer_id: string | null
  subject: string | null
  origin: string | null
  details: string
  at: number
}

const history = (shop: Shop): Row[] => rows(shop, 'select * from history order by at, id') as Row[]

test('each page of staff about one customer is told, once for a while of looking', async () => {
  const shop = await openShop()
  const cast = await castOf(shop)
  const pages = Object.entries(staffRules).filter(
    ([name, { at }]) => name.startsWith('GET ') && at && isAboutCustomer(at(cast), cast),
  )
  assert.ok(pages.length > 15)
  for (const [name, { at }] of pages) {
    forget(shop)
    for (const _ of [1, 2]) await cast.owner.open(at?.(cast) ?? '')
    const told = history(shop).map(({ event, actor_id: by, customer_id: on }) => [event, by, on])
    assert.equal(told, [['customer-shown', cast.ownerId, cast.customerId]], name)
  }
  await shop.close()
})

const isAboutCustomer = (path: string, { customerId, emailId }: Cast) =>
  path.includes(customerId) || path.includes(emailId)

/** As if all of it had happened too long ago. */
function forget({ client, clock }: Shop): void {
  client.prepare('update history_horizon set at = ?').run(clock().getTime() + 1)
  client.prepare('delete from history').run()
}

test('searching for customers and looking up a reference are told, without what was typed', async () => {
  const shop = await openShop()
  const { owner, ownerId, customerId } = await castOf(shop)
  const reference = await ask(shop.browser(), anna.email)
  forget(shop)
  await owner.open('/staff/customers?q=quillfeather')
  await owner.open(`/staff/where-is-my-mail?reference=${reference}`)
  await owner.open('/staff/where-is-my-mail?reference=R-ABC123')
  await owner.open('/staff/where-is-my-mail?reference=nonsense')
  const told = history(shop)
  assert.equal(
    told.map(({ event, actor_id: by, customer_id: on }) => [event, by, on]),
    [
      ['customer-searched', ownerId, null],
      ['email-looked-up', ownerId, customerId],
      ['email-looked-up', ownerId, null],
    ],
  )
  assert.not.match(JSON.stringify(told), new RegExp(`quillfeather|${reference}|ABC123`))
  await shop.close()
})

test('refused to staff: a wrong password, a temporary one that has ended, too many, and at what was asked again', async () => {
  const shop = await openShop()
  const { owner, ownerId } = await castOf(shop)
  const rosa = { email: 'rosa@perrin.example', name: 'Rosa Lind', role: 'helper' } as const
  const made = await employStaff(shop.services, rosa, { actor: { kind: 'command' } }, shop.clock())
  if (made.outcome !== 'made') throw new Error(made.outcome)
  shop.client.prepare('update staff set temporary_until = 1 where id = ?').run(made.id)
  forget(shop)
  const typed = async (email: string, password: string) => {
    const browser = await shop.browser().open('/staff/login')
    await browser.type('Email', email).type('Password', password).press('Log in')
  }
  await typed(odile.email, 'wrong')
  await typed(rosa.email, made.temporaryPassword)
  await typed('nobody@perrin.example', 'wrong')
  for (let i = 0; i < 12; i += 1) await typed('nobody@perrin.example', 'wrong')
  await owner.open('/staff/confirm')
  await owner.type('Password', 'wrong').press('Go on')
  await owner.open('/staff/access')
  await owner.type('Current Password', 'wrong').type('New password', 'eight tin whistles')
  await owner.type('Re-type new password', 'eight tin whistles').press('Save')

  const told = history(shop).map(({ event, actor_kind: by, subject, details }) => {
    const { why } = JSON.parse(details) as { why?: string }
    return [event, by, subject, why ?? '']
  })
  assert.equal(told.slice(0, 3), [
    ['staff-login-failed', 'nobody', ownerId, 'password'],
    ['staff-login-failed', 'nobody', made.id, 'ended'],
    ['staff-login-failed', 'nobody', null, 'unknown'],
  ])
  assert.is(told.filter(([event]) => event === 'staff-login-limited').length, 1, 'a flood is told once')
  assert.equal(told.slice(-2), [
    ['staff-password-refused', 'staff', ownerId, ''],
    ['staff-password-refused', 'staff', ownerId, ''],
  ])
  assert.ok(history(shop).every(({ origin }) => origin !== null))
  await shop.close()
})

/** What history tells of a customer's acts, without what it always tells. */
const toldOf = (shop: Shop) => history(shop).map(({ event, actor_kind: by, details }) => [event, by, details])

test('what a customer does about the account is told, and what was refused', async () => {
  const shop = await openShop()
  const { id, email, password } = await shop.customer()
  await logIn(shop.browser(), email, 'wrong')
  const browser = await logIn(shop.browser(), email, password)
  await changePassword(browser, 'wrong', 'four quiet herons')
  await changePassword(browser, password, 'four quiet herons')
  await logIn(shop.browser(), email, 'four quiet herons')
  await browser.open('/web-site-access')
  await browser.press('Log out everywhere else')
  const askFor = async (current: string) => {
    await browser.open('/web-site-access')
    return browser.type('New Email', 'anna@new.example').type('Your Password', current).press('Send the code')
  }
  await askFor('wrong')
  await askFor('four quiet herons')
  await browser.type('Code', 'AAAA-AAAA').press('Change the email')
  const code = secretIn((await emailsTo(shop, 'anna@new.example')).at(-1))
  await browser.type('Code', code).press('Change the email')
  await askForDeletion(browser, 'wrong')
  await askForDeletion(browser, 'four quiet herons')
  await browser.press('Keep the account')
  await browser.press('Log out')

  assert.equal(toldOf(shop), [
    ['login-failed', 'nobody', '{"why":"password"}'],
    ['logged-in', 'customer', '{"kind":"browser"}'],
    ['current-password-refused', 'customer', '{"for":"password"}'],
    ['password-changed', 'customer', '{}'],
    ['logged-in', 'customer', '{"kind":"browser"}'],
    ['sessions-ended', 'customer', '{}'],
    ['current-password-refused', 'customer', '{"for":"email"}'],
    ['email-change-asked', 'customer', '{}'],
    ['email-code-refused', 'customer', '{}'],
    ['email-changed', 'customer', '{}'],
    ['current-password-refused', 'customer', '{"for":"deletion"}'],
    ['deletion-asked', 'customer', toldOf(shop).at(-3)?.[2]],
    ['deletion-cancelled', 'customer', '{}'],
    ['logged-out', 'customer', '{}'],
  ])
  for (const row of history(shop)) {
    assert.is(row.customer_id, id, row.event)
    assert.match(row.origin ?? '', 'this-computer', row.event)
  }
  assert.not.match(JSON.stringify(history(shop)), /wrong|herons|AAAA|new\.example|anna@/)
  await shop.close()
})

test('asking for a temporary password or an account is told, and the log-in with it; nothing that was typed', async () => {
  const shop = await openShop()
  const { id, email } = await shop.customer()
  const temporary = await receive(shop, email)
  await logIn(shop.browser(), email, temporary)
  await logIn(shop.browser(), email, temporary)
  shop.pass(minutes(3))
  await registered(shop, { ...nora, email })
  await logIn(shop.browser(), nora.email, await registered(shop))
  const newcomer = rows(shop, 'select id from customer where email = ?', nora.email)[0]?.['id'] as string

  assert.equal(
    history(shop).map(({ event, actor_kind: by, customer_id: on }) => [event, by, on]),
    [
      ['temporary-password-asked', 'nobody', id],
      ['logged-in', 'customer', id],
      ['login-failed', 'nobody', id],
      ['account-asked', 'nobody', id],
      ['account-asked', 'nobody', null],
      ['account-created', 'customer', newcomer],
      ['logged-in', 'customer', newcomer],
    ],
  )
  assert.not.match(JSON.stringify(history(shop)), /example\.com|Lindqvist/)
  await shop.close()
})

test('a program is told by the name of its key: a new email, a deletion, and what was refused to it', async () => {
  const shop = await openShop()
  const owner = await employ(shop, odile)
  const { id } = await shop.customer()
  const { secret, id: keyId } = await openCaller(shop, ['customers:write'])
  forget(shop)
  const call = (method: 'GET' | 'PUT' | 'DELETE', body?: object, key = secret) =>
    callWith(shop, `Bearer ${key}`, method, '/customers/C-1', body ? { body } : {})
  await call('PUT', { email: anna.email, firstName: 'Anna', lastName: 'Brandt' })
  await call('PUT', { email: 'anna@new.example', firstName: 'Anna', lastName: 'Brandt' })
  for (const _ of [1, 2, 3]) await call('GET')
  for (const _ of [1, 2, 3]) await call('DELETE', undefined, `ck_${'A'.repeat(43)}`)
  await call('DELETE')

  assert.equal(
    history(shop).map(({ event, actor_kind: by, actor_id: who, customer_id: on, subject, details }) => [
      ...[event, by, who, on, subject],
      (JSON.parse(details) as { why?: string }).why ?? '',
    ]),
    [
      ['email-changed', 'program', keyId, id, null, ''],
      ['api-key-refused', 'nobody', null, null, keyId, 'scope'],
      ['api-key-refused', 'nobody', null, null, null, 'unknown'],
      ['customer-deleted', 'program', keyId, id, null, ''],
    ],
  )
  assert.ok(history(shop).every(({ origin }) => origin !== null))
  const staff = await staffBrowser(shop, owner)
  await staff.open('/staff/history?event=customer-deleted')
  assert.match(staff.main, /Customer deleted\s.*warehouse\s+a deleted account\s+this computer/s)
  await shop.close()
})

test('imports and invitations are told with their counts, a dry run is not', async () => {
  const desk = openDesk()
  const file = desk.write('customers.csv', 'email,first name,last name\nnora@example.com,Nora,Lind\nx,y,z\n')
  await desk.type('import', 'customers', file, '--dry-run')
  await desk.type('invite', '--dry-run')
  const told = () =>
    desk.rows('select event, actor_kind, details from history order by id').map(Object.values)
  assert.equal(told(), [])
  await desk.type('import', 'customers', file)
  await desk.type('invite')
  await desk.type('invite')
  assert.equal(told(), [
    ['imported', 'command', '{"what":"customers","read":2,"created":1,"rejected":1}'],
    ['invited', 'command', '{"invited":1}'],
  ])
  desk.close()
})

test('every name that history has for an event is one that something writes', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^(i18n|emails\.ts|history-events)/.test(name))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join('\n')
  for (const event of historyEvents)
    assert.match(files, new RegExp(`(event: |record\\(|\\? |: |, |= )'${event}'`), event)
})

test.run()
