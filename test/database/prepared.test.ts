import { eq } from 'drizzle-orm'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { customer } from '../../src/accounts/customer.table.ts'
import { session } from '../../src/accounts/session.table.ts'
import { given, prepared } from '../../src/database/prepared.ts'
import { openShop } from '../support/shop.ts'

test('a prepared query answers what the query itself would', async () => {
  const shop = await openShop()
  const { id, email, password } = await shop.customer()
  await shop.customer({ email: 'nobody.else@example.com', password: null, language: null })
  const browser = await shop.browser().open('/login')
  await browser.type('Email', email).type('Password', password).press('Log in')

  const joined = shop.database
    .select({ session, customer })
    .from(session)
    .innerJoin(customer, eq(customer.id, session.customerId))
  const whole = shop.database.select().from(customer)

  const [found] = await prepared(joined.where(eq(customer.id, given('id'))))({ id })
  assert.equal([found], await joined.where(eq(customer.id, id)))
  assert.instance(found?.session.createdAt, Date)
  assert.is(found?.customer.disabled, false)
  assert.equal(found?.session.network, { kind: 'this-computer' })
  for (const { email: each } of await whole) {
    const one = shop.database
      .select()
      .from(customer)
      .where(eq(customer.email, given('email')))
    assert.equal(await prepared(one)({ email: each }), await whole.where(eq(customer.email, each)))
  }
  assert.equal(await prepared(joined.where(eq(customer.id, given('id'))))({ id: 'nobody' }), [])
  await shop.close()
})

test.run()
