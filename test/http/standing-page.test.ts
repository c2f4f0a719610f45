import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop, type Shop } from '../support/shop.ts'
import { sameBytes } from './knock.ts'

const test = suite<{ shop: Shop }>('Pages that are the same for every stranger')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

test('each stranger gets a token of his own in the same page, which works', async ({ shop }) => {
  const { email, password } = await shop.customer()
  const [one, other] = [await shop.browser().open('/login'), await shop.browser().open('/login')]
  assert.is(sameBytes(one.html), sameBytes(other.html))
  assert.is.not(one.html, other.html)
  assert.is((one.html.match(/name="form-token"/g) ?? []).length, 2, 'one in each form')
  assert.not.match(one.html, 'place-of')

  await other.type('Email', email).type('Password', password).press('Log in')
  assert.is(other.heading, 'Profile')
})

test('in each language its own', async ({ shop }) => {
  assert.is((await shop.browser().open('/login')).heading, 'Log in')
  assert.is((await shop.browser({ languages: 'fr' }).open('/login')).heading, 'Se connecter')
  assert.is((await shop.browser().open('/login')).heading, 'Log in')
  assert.is(
    (await shop.browser({ languages: 'fr' }).open('/forgot-password')).heading,
    'J’ai oublié mon mot de passe',
  )
})

test('what one stranger asked for, or is told, is not kept for the next', async ({ shop }) => {
  const plain = sameBytes((await shop.browser().open('/login')).html)
  const sentAway = await shop.browser().open('/order-history')
  assert.match(sentAway.html, 'name="next" value="/order-history"')
  assert.match(sentAway.main, 'Log in to see this page')
  await shop.browser().open('/login?next=/address-book')
  await shop.browser().open('/login?anything')
  assert.is(sameBytes((await shop.browser().open('/login')).html), plain)
})

test.run()
