import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startMailFarEnd } from '../../support/mail-far-end.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { ask, bareForm, days, hours, minutes, one, rows, seconds, tally } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('Limits of emails')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const waiting = (shop: Shop) => one(shop, "select count(*) from email where state <> 'withheld'")

/** Asks from a network that nobody has used before. */
let networks = 0
const askAnew = (shop: Shop, email: string) => {
  networks += 1
  return ask(shop.browser({ address: `10.${networks >> 8}.${networks & 255}.1` }), email)
}

test('TP-16: one email in two minutes', async ({ shop }) => {
  const { email } = await shop.customer()
  await askAnew(shop, email)
  await askAnew(shop, email)
  assert.is(waiting(shop), 1)
  shop.pass(minutes(2) - 1)
  await askAnew(shop, email)
  assert.is(waiting(shop), 1)
  shop.pass(1)
  await askAnew(shop, email)
  assert.is(waiting(shop), 2)
})

test('TP-16: five in an hour', async ({ shop }) => {
  const { email } = await shop.customer()
  for (let i = 0; i < 20; i++) {
    await askAnew(shop, email)
    shop.pass(minutes(3))
  }
  assert.is(waiting(shop), 5)
  await askAnew(shop, email)
  assert.is(waiting(shop), 6)
})

test('TP-16: ten in a day', async ({ shop }) => {
  const { email } = await shop.customer()
  for (let i = 0; i < 46; i++) {
    await askAnew(shop, email)
    shop.pass(minutes(30))
  }
  assert.is(waiting(shop), 10)
  shop.pass(hours(1))
  await askAnew(shop, email)
  assert.is(waiting(shop), 11)
})

test('TP-16: what is over the limit shows the same page and says in the row until when', async ({ shop }) => {
  const { email } = await shop.customer()
  const opened = shop.clock().getTime()
  await ask(shop.browser(), email)
  shop.pass(seconds(30))
  await ask(shop.browser(), email)

  const [, { state, reason, recipient, facts } = {}] = rows(
    shop,
    'select state, reason, recipient, facts from email order by id',
  )
  assert.equal([state, reason, recipient], ['withheld', 'over-limit', null])
  const { until } = JSON.parse(String(facts)) as { until: string }
  assert.is(until, new Date(opened + minutes(2)).toISOString())
})

test('TP-16: asking in vain does not make the wait longer', async ({ shop }) => {
  const { email } = await shop.customer()
  for (let i = 0; i < 12; i++) {
    await askAnew(shop, email)
    shop.pass(seconds(10))
  }
  await askAnew(shop, email)
  assert.is(waiting(shop), 2)
})

test('TP-16: twenty in an hour and sixty in a day from one network', async ({ shop }) => {
  for (let i = 0; i < 25; i++) {
    const { email } = await shop.customer({ email: `anna${i}@example.com`, password: null })
    await ask(shop.browser({ address: '203.0.113.5' }), email)
  }
  assert.is(waiting(shop), 20)
  await ask(shop.browser({ address: '203.0.113.6' }), 'anna24@example.com')
  assert.is(waiting(shop), 21, 'the neighbour')

  for (let hour = 1; hour < 5; hour++) {
    shop.pass(hours(1))
    for (let i = 0; i < 20; i++) await ask(shop.browser({ address: '203.0.113.5' }), `anna${i}@example.com`)
  }
  assert.is(waiting(shop), 61)
})

test('TP-16: the budget of the whole shop counts real customers only', async ({ shop }) => {
  const small = await openShop({ settings: { TEMPORARY_PASSWORD_EMAILS_PER_HOUR: '3' } })
  try {
    for (let i = 0; i < 10; i++) await askAnew(small, `made-up${i}@example.com`)
    for (let i = 0; i < 5; i++) {
      const { email } = await small.customer({ email: `anna${i}@example.com`, password: null })
      await askAnew(small, email)
    }
    assert.is(waiting(small), 3)
    small.pass(hours(1))
    await askAnew(small, 'anna4@example.com')
    assert.is(waiting(small), 4)
  } finally {
    await small.close()
  }
  assert.is(shop.config.email.perHour, 300)
})

test('TP-16: of 500 at the same moment exactly one brings an email, and after a restart none', async () => {
  const farEnd = await startMailFarEnd()
  const first = await openShop({ farEnd })
  const { email } = await first.customer()
  const forms = await Promise.all(
    Array.from({ length: 50 }, (_, i) => bareForm(first, `198.51.100.${i}`, '/forgot-password')),
  )
  const posts = Array.from({ length: 500 }, (_, i) => forms[i % 50]?.({ email }))
  const answers = await Promise.all(posts)
  assert.equal(tally(answers as Response[]), { 303: 500 })
  assert.is(waiting(first), 1)
  await first.shut()

  const second = await openShop({ farEnd, folder: first.folder, now: first.clock() })
  try {
    await ask(second.browser(), email)
    assert.is(waiting(second), 1)
    await second.deliver()
    assert.is(farEnd.emails.length, 1)
  } finally {
    await second.close()
    await farEnd.stop()
  }
})

test('TP-16: counters hold no address, and are swept when they are over', async ({ shop }) => {
  await ask(shop.browser({ address: '203.0.113.5' }), anna.email)
  const kept = JSON.stringify(rows(shop, 'select * from allowance'))
  assert.match(kept, 'email/address:')
  assert.not.match(kept, /anna|203\.0/)
  shop.pass(days(1) + 1)
  await shop.sweep()
  assert.is(one(shop, 'select count(*) from allowance'), 0)
})

test.run()
