import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop, type Shop } from '../../support/shop.ts'
import { bareForm, minutes, one, receive, rows, tally } from './steps.ts'

const test = suite<{ shop: Shop }>('Fifty at the same moment')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

test('TP-9: of fifty at the same moment exactly one gets in, twenty times', async ({ shop }) => {
  const forms = await Promise.all(Array.from({ length: 50 }, (_, i) => bareForm(shop, `198.51.100.${i}`)))
  const { verifyNothing } = shop.services.hashing

  for (let round = 0; round < 20; round++) {
    shop.pass(minutes(61))
    // Argon2 spreads the fifty over a second; three rounds of four go without it, so that they meet.
    shop.services.hashing.verifyNothing = round % 4 ? async () => false : verifyNothing
    const { id, email } = await shop.customer({ email: `anna${round}@example.com`, password: null })
    const temporary = await receive(shop, email)
    const answers = await Promise.all(forms.map((post) => post({ email, password: temporary })))

    assert.equal(tally(answers), { 303: 1, 422: 49 }, `round ${round}`)
    const sessions = rows(shop, 'select id as opened_session from session where customer_id = ?', id)
    assert.is(sessions.length, 1)
    const used = rows(shop, 'select state, opened_session from temporary_password where customer_id = ?', id)
    assert.equal(used, [{ state: 'used', ...sessions[0] }])
    const told = "select count(*) from email where customer_id = ? and kind = 'temporary-password-used'"
    assert.is(one(shop, told, id), 1)
  }
})

test('TP-5, TP-9: of two live ones at the same moment only one gets in', async ({ shop }) => {
  const forms = await Promise.all(Array.from({ length: 20 }, (_, i) => bareForm(shop, `198.51.100.${i}`)))
  const { id, email } = await shop.customer({ password: null })
  const first = await receive(shop, email)
  shop.pass(minutes(31))
  const second = await receive(shop, email)
  assert.is.not(first, second)

  shop.services.hashing.verifyNothing = async () => false
  const answers = await Promise.all(forms.map((post, i) => post({ email, password: i % 2 ? first : second })))
  assert.is(tally(answers)[303], 1)
  assert.is(rows(shop, 'select id from session where customer_id = ?', id).length, 1)
  assert.equal(
    rows(shop, 'select state from temporary_password order by state').map(({ state }) => state),
    ['ended', 'used'],
  )
})

test.run()
