import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { IncomingCustomer } from '../../src/accounts/incoming-customer.ts'
import { saveCustomers } from '../../src/accounts/save-customers.ts'
import { deriveTemporaryPassword } from '../../src/accounts/temporary-password-text.ts'
import { issueTemporaryPassword } from '../../src/accounts/temporary-passwords.ts'
import { openShop, type Shop } from '../support/shop.ts'

const saving = suite<{ shop: Shop }>('saving customers')

saving.before.each(async (context) => {
  context.shop = await openShop()
})
saving.after.each(({ shop }) => shop.close())

const theo: IncomingCustomer = {
  externalId: '77',
  email: 'theo@example.com',
  firstName: 'Theo',
  lastName: 'Winter',
  phone: '+4930123456',
}

const save = ({ database, clock }: Shop, ...customers: IncomingCustomer[]) =>
  saveCustomers(database, customers, { actor: { kind: 'command' } }, clock())

const all = ({ client }: Shop) =>
  client.prepare('select * from customer order by email').all() as {
    id: string
    email: string
    external_id: string | null
    phone: string | null
    last_name: string
    password_hash: string | null
    email_proven_at: number | null
  }[]

saving(
  'a new customer has no password and no proven mailbox; the same again changes nothing',
  async ({ shop }) => {
    assert.equal(await save(shop, theo), ['created'])
    const before = all(shop)
    assert.is(before.length, 1)
    assert.is(before[0]?.password_hash, null)
    assert.is(before[0]?.email_proven_at, null)

    shop.pass(60_000)
    assert.equal(await save(shop, theo), ['unchanged'])
    assert.equal(all(shop), before)
  },
)

saving('what is left out stays, null empties, and the password is not touched', async ({ shop }) => {
  const anna = await shop.customer()
  const { passwordHash } = await shop.stored(anna.id)
  const known = { externalId: 'a1', email: anna.email, firstName: 'Anna', lastName: 'Brandt' }
  assert.equal(await save(shop, { ...known, phone: '+4930123456', language: 'fr' }), ['updated'])
  assert.equal(await save(shop, { ...known, lastName: 'Berg' }), ['updated'])
  const now = await shop.stored(anna.id)
  assert.equal(
    [now.externalId, now.lastName, now.phone, now.language, now.passwordHash],
    ['a1', 'Berg', '+4930123456', 'fr', passwordHash],
  )

  await save(shop, { ...known, lastName: 'Berg', phone: null })
  assert.is((await shop.stored(anna.id)).phone, null)
})

saving('who registered alone is found by email and gets the shop’s id, once', async ({ shop }) => {
  const anna = await shop.customer()
  const incoming = { ...theo, externalId: 'a1', email: anna.email }
  assert.equal(await save(shop, incoming, { ...incoming, externalId: 'a2' }), [
    'updated',
    { conflict: 'emailTaken' },
  ])
  assert.is((await shop.stored(anna.id)).externalId, 'a1')
  assert.is(all(shop).length, 1)
  assert.equal(await save(shop, { ...incoming, externalId: null, lastName: 'Berg' }), ['updated'])
  assert.is((await shop.stored(anna.id)).externalId, 'a1')
})

saving('an email of somebody else is a conflict, and the others are kept', async ({ shop }) => {
  const answers = await save(
    shop,
    theo,
    { ...theo, externalId: '78', email: 'ida@example.com' },
    { ...theo, externalId: '78', email: theo.email },
    { ...theo, externalId: '79', email: 'jo@example.com' },
  )
  assert.equal(answers, ['created', 'created', { conflict: 'emailTaken' }, 'created'])
  assert.equal(
    all(shop).map(({ email, external_id }) => [email, external_id]),
    [
      ['ida@example.com', '78'],
      ['jo@example.com', '79'],
      ['theo@example.com', '77'],
    ],
  )
})

saving('TP-7: a new email from the shop ends what rests on the old mailbox', async ({ shop }) => {
  const anna = await shop.customer()
  const { database, clock, client } = shop
  await save(shop, { ...theo, externalId: 'a1', email: anna.email })
  client.prepare('update customer set email_proven_at = 1').run()
  const logIn = (password: string) =>
    shop
      .browser()
      .open('/login')
      .then((browser) => browser.type('Email', anna.email).type('Password', password).press('Log in'))
  const first = await issueTemporaryPassword(database, anna.id, 3_600_000, clock())
  await logIn(deriveTemporaryPassword(shop.services.keys, first))
  await logIn(anna.password)
  await issueTemporaryPassword(database, anna.id, 3_600_000, clock())
  client
    .prepare("insert into email_change values ('c', 'n', ?, 'x@example.com', 'live', 5, 1, 9999999999999)")
    .run(anna.id)
  const state = (table: string) =>
    client.prepare(`select state from ${table} order by state desc`).pluck().all()

  await save(shop, { ...theo, externalId: 'a1', email: anna.email, lastName: 'Berg' })
  assert.is(client.prepare('select count(*) from session').pluck().get(), 2)
  assert.equal([state('temporary_password'), state('email_change')], [['used', 'live'], ['live']])

  assert.equal(await save(shop, { ...theo, externalId: 'a1', email: 'anna@new.example' }), ['updated'])
  assert.equal([state('temporary_password'), state('email_change')], [['used', 'ended'], ['ended']])
  assert.is((await shop.stored(anna.id)).emailProvenAt, null)
  assert.equal(client.prepare('select kind from session').pluck().all(), ['browser'], 'a password opened it')
})

saving('of twenty at the same moment one creates', async ({ shop }) => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => save(shop, theo)))
  assert.equal(answers.flat().toSorted(), ['created', ...Array.from({ length: 19 }, () => 'unchanged')])
  assert.is(all(shop).length, 1)
})

saving('of twenty ids that want one email at the same moment one has it', async ({ shop }) => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => save(shop, { ...theo, externalId: `id ${i}` })),
  )
  assert.is(answers.flat().filter((answer) => answer === 'created').length, 1)
  assert.is(answers.flat().filter((answer) => typeof answer === 'object').length, 19)
})

saving.run()
