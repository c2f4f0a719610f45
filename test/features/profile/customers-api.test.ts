import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openCaller, theo, trayOrder } from '../../support/api-caller.ts'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
import { openShop, type Shop } from '../../support/shop.ts'

type Customer = typeof theo & {
  id: string
  externalId: string | null
  phone: string | null
  language: string | null
  emailProven: boolean
}
type List = { items: Customer[]; next: string | null }
type Scene = { shop: Shop; caller: Awaited<ReturnType<typeof openCaller>> }

const test = suite<Scene>('Customers over the API')

test.before.each(async (scene) => {
  scene.shop = await openShop()
  scene.caller = await openCaller(scene.shop)
})
test.after.each(({ shop }) => shop.close())

test('the same call twice: 201, then 200, and the same customer', async ({ caller: { call } }) => {
  const body = { ...theo, email: 'Theo@EXAMPLE.com', phone: '+4930123456', language: 'fr' }
  const first = await call<Customer>('PUT', '/customers/a%2F1', { body })
  assert.is(first.status, 201)
  assert.is(first.headers.get('location'), '/api/v1/customers/a%2F1')
  assert.equal(
    [first.body.externalId, first.body.email, first.body.phone, first.body.emailProven],
    ['a/1', theo.email, '+4930123456', false],
  )
  const again = await call<Customer>('PUT', '/customers/a%2F1', { body })
  assert.equal([again.status, again.body], [200, first.body])
  assert.equal((await call<Customer>('GET', '/customers/a%2F1')).body, first.body)
})

test('a customer who was put has no password, and gets in by “I forgot my password”', async ({
  shop,
  caller: { call },
}) => {
  await call('PUT', '/customers/77', { body: theo })
  await call('PUT', '/orders/1042', { body: { ...trayOrder, email: theo.email } })
  assert.is(shop.client.prepare('select password_hash from customer').pluck().get(), null)

  const browser = shop.browser()
  await browser.open('/forgot-password')
  await browser.type('Email', theo.email).press('Reset password')
  const [email] = await shop.deliver()
  assert.equal(email?.to, [theo.email])
  await browser.open('/login')
  await browser
    .type('Email', theo.email)
    .type('Password', temporaryPasswordIn(email ?? { text: '' }))
    .press('Log in')
  assert.is(browser.heading, 'Web Site Access')
})

test('nothing of a password can be put, read or guessed', async ({ shop, caller: { call } }) => {
  const anna = await shop.customer()
  const { passwordHash } = await shop.stored(anna.id)
  for (const field of [
    'password',
    'passwordHash',
    'password_hash',
    'disabled',
    'id',
    'emailProvenAt',
    'createdAt',
  ]) {
    const answer = await call('PUT', '/customers/a1', { body: { ...theo, email: anna.email, [field]: 'x' } })
    assert.is(answer.status, 422, field)
    assert.is(answer.body.errors?.[0]?.pointer, `#/${field}`)
  }
  const put = await call('PUT', '/customers/a1', { body: { ...theo, email: anna.email } })
  assert.is(put.status, 200, 'she registered herself, and has the shop’s id now')
  assert.is((await shop.stored(anna.id)).passwordHash, passwordHash)
  for (const path of ['/customers/a1', '/customers']) {
    const { text } = await call('GET', path)
    assert.match(text, anna.email)
    assert.not.match(text, /argon|password/i)
  }
})

test('an email of somebody else is a conflict that names the field', async ({ shop, caller: { call } }) => {
  await call('PUT', '/customers/1', { body: theo })
  const answer = await call('PUT', '/customers/2', { body: { ...theo, firstName: 'Ida' } })
  assert.is(answer.status, 409)
  assert.is(answer.body.errors?.[0]?.pointer, '#/email')
  assert.is(shop.client.prepare('select count(*) from customer').pluck().get(), 1)
  assert.is((await call('GET', '/customers/2')).status, 404)
})

test('of twenty ids that want one email at the same moment one has it', async ({
  shop,
  caller: { call },
}) => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => call('PUT', `/customers/${i}`, { body: theo })),
  )
  assert.equal(answers.map(({ status }) => status).toSorted(), [
    201,
    ...Array.from({ length: 19 }, () => 409),
  ])
  assert.is(shop.client.prepare('select count(*) from customer').pluck().get(), 1)
})

test('a customer who is deleted is gone with addresses and sessions; the orders stay, nobody’s', async ({
  shop,
  caller: { call },
}) => {
  const anna = await shop.customer()
  shop.client.prepare("update customer set email_proven_at = 1, external_id = 'a1'").run()
  await call('PUT', '/orders/1042', { body: trayOrder })
  const browser = shop.browser()
  await browser.open('/login')
  await browser.type('Email', anna.email).type('Password', anna.password).press('Log in')

  const gone = await call('DELETE', '/customers/a1')
  assert.equal([gone.status, gone.text], [204, ''])
  for (const table of ['customer', 'session', 'address', 'temporary_password'])
    assert.is(shop.client.prepare(`select count(*) from ${table}`).pluck().get(), 0, table)
  assert.equal(shop.client.prepare('select number, customer_id, email from customer_order').all(), [
    { number: '1042', customer_id: null, email: null },
  ])
  const told = shop.client.prepare("select actor_kind from history where event = 'customer-deleted'").all()
  assert.equal(told, [{ actor_kind: 'program' }])
  assert.match((await shop.deliver()).at(-1)?.subject ?? '', 'Your account is deleted')
  await browser.open('/profile')
  assert.is(browser.heading, 'Log in')
  assert.is((await call('DELETE', '/customers/a1')).status, 404)
  assert.is((await call('GET', '/customers/a1')).status, 404)
})

test('the list goes through all, also who registered without the shop', async ({
  shop,
  caller: { call },
}) => {
  await shop.customer()
  for (let i = 0; i < 6; i += 1)
    await call('PUT', `/customers/${i}`, { body: { ...theo, email: `t${i}@example.com` } })
  const seen: (string | null)[] = []
  let query = '?limit=3'
  while (query) {
    const { body, status } = await call<List>('GET', `/customers${query}`)
    assert.is(status, 200)
    assert.ok(body.items.length <= 3)
    seen.push(...body.items.map(({ externalId }) => externalId))
    query = body.next === null ? '' : `?limit=3&cursor=${body.next}`
  }
  assert.equal(seen.map(String).toSorted(), ['0', '1', '2', '3', '4', '5', 'null'])
  const [found] = (await call<List>('GET', '/customers?email=T3@example.com')).body.items
  assert.is(found?.externalId, '3')
  assert.is((await call('GET', '/customers?cursor=zzz')).status, 422)
})

test('every field that is wrong is named', async ({ caller: { call } }) => {
  for (const [change, pointer] of [
    [{ email: '' }, '#/email'],
    [{ firstName: ' ' }, '#/firstName'],
    [{ lastName: 'x'.repeat(101) }, '#/lastName'],
    [{ lastName: '\u0007' }, '#/lastName'],
    [{ phone: '030 123456' }, '#/phone'],
    [{ language: 'de' }, '#/language'],
    [{ language: null }, '#/language'],
  ] as const) {
    const answer = await call('PUT', '/customers/1', { body: { ...theo, ...change } })
    assert.is(answer.status, 422, pointer)
    assert.equal(
      answer.body.errors?.map((each) => each.pointer),
      [pointer],
    )
  }
})

test.run()
