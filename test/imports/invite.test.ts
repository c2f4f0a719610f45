import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inviteCustomers } from '../../src/accounts/invitations.ts'
import { saveCustomers } from '../../src/accounts/save-customers.ts'
import { hours, minutes } from '../../src/durations.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('Invitations')

test.before.each(async (t) => {
  t.shop = await openShop({ settings: { TEMPORARY_PASSWORD_EMAILS_PER_HOUR: '8' } })
})
test.after.each(({ shop }) => shop.close())

const everybody = { perHour: 8, most: Number.POSITIVE_INFINITY, language: 'en' as const }

const bringIn = ({ database, clock }: Shop, emails: string[], language?: 'en' | 'fr') =>
  saveCustomers(
    database,
    emails.map((email) => ({
      externalId: null,
      email,
      firstName: 'Nora',
      lastName: 'Lind',
      ...(language ? { language } : {}),
    })),
    { actor: { kind: 'command' } },
    clock(),
  )

const many = (count: number) => Array.from({ length: count }, (_, i) => `nora${i}@example.com`)
const passwordIn = (text: string) => /\n([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\n/.exec(text)?.[1] ?? ''

test('Nora was brought in: the invitation opens her account, whenever it leaves', async ({ shop }) => {
  await bringIn(shop, ['nora@example.com'])
  shop.pass(1)
  await bringIn(shop, ['other@example.com'])
  await inviteCustomers(shop.database, everybody, shop.clock())
  const [email] = await shop.deliver()
  assert.is(shop.farEnd.emails.length, 1, 'the second is not due')
  assert.is(email?.subject, 'Your account is ready – Perrin & Filles')
  assert.match(email?.text ?? '', 'Hello Nora Lind,')

  shop.pass(hours(3))
  const second = (await shop.deliver()).at(-1)
  assert.equal(second?.to, ['other@example.com'])
  shop.pass(minutes(59))
  const browser = shop.browser()
  await browser.open('/login')
  await browser
    .type('Email', 'other@example.com')
    .type('Password', passwordIn(second?.text ?? ''))
    .press('Log in')
  assert.is(browser.heading, 'Web Site Access')
})

test('in French to those who read French', async ({ shop }) => {
  await bringIn(shop, ['nora@example.com'], 'fr')
  await inviteCustomers(shop.database, everybody, shop.clock())
  const [email] = await shop.deliver()
  assert.is(email?.subject, 'Votre compte est prêt – Perrin & Filles')
  assert.match(email?.text ?? '', 'Bonjour Nora Lind,')
  assert.match(email?.text ?? '', 'J’ai oublié mon mot de passe')
})

test('invited twice, at the same moment or later, each gets one', async ({ shop }) => {
  await bringIn(shop, many(5))
  const answers = await Promise.all(
    [1, 2, 3].map(() => inviteCustomers(shop.database, everybody, shop.clock())),
  )
  assert.is(
    answers.reduce((sum, { invited }) => sum + invited, 0),
    5,
  )
  assert.is((await inviteCustomers(shop.database, everybody, shop.clock())).invited, 0)
  shop.pass(hours(24 * 40))
  await shop.sweep()
  assert.is(
    (await inviteCustomers(shop.database, everybody, shop.clock())).invited,
    0,
    'not after their emails are swept',
  )
  for (let hour = 0; hour < 5; hour++) {
    await shop.deliver()
    shop.pass(hours(1))
  }
  assert.equal(shop.farEnd.emails.map(({ to }) => to[0]).sort(), many(5))
})

test('slowly: half of the budget in an hour, spread over it, behind those that wait', async ({ shop }) => {
  await bringIn(shop, many(12))
  const began = shop.clock().getTime()
  await inviteCustomers(shop.database, { ...everybody, most: 6 }, shop.clock())
  const { invited, lastAt } = await inviteCustomers(shop.database, everybody, shop.clock())
  assert.is(invited, 6)
  assert.is(lastAt?.getTime(), began + 11 * minutes(15))

  const sent: number[] = []
  for (let quarter = 0; quarter < 12; quarter++) {
    await shop.deliver()
    sent.push(shop.farEnd.emails.length)
    shop.pass(minutes(15))
  }
  assert.equal(sent, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('all due at once, after the server stood still: no more than half of the budget leaves in an hour', async ({
  shop,
}) => {
  await shop.customer(anna)
  await bringIn(shop, many(12))
  await inviteCustomers(shop.database, everybody, shop.clock())
  shop.pass(hours(48))
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 4)
  shop.pass(minutes(30))

  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', anna.email).press('Reset password')
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 5, 'Anna, who asks, does not wait behind them')
  assert.equal(shop.farEnd.emails.at(-1)?.to, [anna.email])

  for (let hour = 0; hour < 3; hour++) {
    shop.pass(hours(1))
    await shop.deliver()
  }
  assert.is(shop.farEnd.emails.length, 13)
})

test('nobody who has found the way in, or who is disabled, is invited', async ({ shop }) => {
  await shop.customer(anna)
  await bringIn(shop, ['nora@example.com', 'gone@example.com'])
  shop.client.prepare("update customer set disabled = 1 where email = 'gone@example.com'").run()
  const { invited } = await inviteCustomers(shop.database, everybody, shop.clock())
  assert.is(invited, 1)

  shop.client.prepare("update customer set email_proven_at = 1 where email = 'nora@example.com'").run()
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 0, 'she asked for a temporary password herself meanwhile')
})

test('an invitation whose time ran out before it could leave may be sent anew', async ({ shop }) => {
  await bringIn(shop, ['nora@example.com'])
  await inviteCustomers(shop.database, everybody, shop.clock())
  shop.farEnd.behave('error500')
  await shop.deliver()
  shop.pass(hours(2))
  shop.farEnd.behave('accept')
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 0)
  assert.is((await inviteCustomers(shop.database, everybody, shop.clock())).invited, 1)
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 1)
})

test.run()
