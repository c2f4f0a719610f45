import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { backOff } from '../../src/email/back-off.ts'
import { startWorker } from '../../src/email/worker.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { askFor, changePassword, onlyRow, passUntilDue, rowsOf, secondWorker } from './outbox.ts'

const test = suite<{ shop: Shop }>('The worker')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

test('the wait doubles from 5 s to an hour, give or take a quarter by chance', () => {
  const waits = (luck: number) => Array.from({ length: 14 }, (_, attempts) => backOff(attempts, luck) / 1000)
  const middle = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600, 3600]
  assert.equal(waits(0.5), middle)
  assert.equal(
    waits(0),
    middle.map((wait) => wait * 0.75),
  )
  assert.equal(
    waits(1),
    middle.map((wait) => wait * 1.25),
  )

  const drawn = Array.from({ length: 500 }, () => backOff(0))
  assert.ok(drawn.every((wait) => wait >= 3750 && wait <= 6250))
  assert.ok(new Set(drawn).size > 100, 'chance has its part')
  assert.is(backOff(100_000, 0.5), 3_600_000)
})

test('woken fifty times at once, it sends each email once', async ({ shop }) => {
  const emails = Array.from({ length: 9 }, (_, at) => `customer${at}@example.com`)
  for (const email of emails) await shop.customer({ email })
  for (const email of emails) await askFor(shop, email)
  shop.farEnd.behave({ slow: 20 })
  await Promise.all(Array.from({ length: 50 }, () => shop.worker.work()))

  assert.is(shop.farEnd.calls.length, 9)
  assert.equal(shop.farEnd.emails.map(({ to }) => to[0]).sort(), emails)
})

test('it has at most four under way', async ({ shop }) => {
  for (let at = 0; at < 9; at += 1) await shop.customer({ email: `customer${at}@example.com` })
  for (let at = 0; at < 9; at += 1) await askFor(shop, `customer${at}@example.com`)
  shop.farEnd.behave({ slow: 100 })
  const delivered = shop.deliver()
  const most: number[] = []
  const watch = setInterval(() => most.push(shop.farEnd.calls.length - shop.farEnd.emails.length), 5)
  await delivered
  clearInterval(watch)

  assert.is(Math.max(...most), 4)
})

test('told to stop, it finishes what is under way and begins nothing more', async ({ shop }) => {
  await shop.customer()
  await shop.customer({ email: 'berit@example.com' })
  await askFor(shop, 'anna@example.com')
  shop.farEnd.behave({ slow: 500 })
  const worker = secondWorker(shop, 15_000)
  void worker.work()
  while (shop.farEnd.calls.length === 0) await new Promise(setImmediate)
  shop.pass(1)
  await askFor(shop, 'berit@example.com')
  const stopped = worker.stop(5000)
  void worker.work()
  await stopped

  assert.is(onlyRecipient(shop), 'anna@example.com')
  assert.equal(
    rowsOf(shop).map(({ state }) => state),
    ['sent', 'waiting'],
  )
  await worker.work()
  assert.is(shop.farEnd.calls.length, 1, 'a stopped one does not come back')
})

test('told to stop while nobody answers, it lets go; the next start sends the same under the same key', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, 'anna@example.com')
  shop.farEnd.behave('acceptWithoutAnswer', 1)
  const worker = secondWorker(shop, 15_000)
  const working = worker.work()
  await shop.farEnd.emailTo('anna@example.com')
  const began = Date.now()
  await worker.stop(50)
  await working
  assert.ok(Date.now() - began < 5000)
  assert.equal(
    [onlyRow(shop).state, onlyRow(shop).attempts],
    ['waiting', 1],
    'it is known that there was an attempt',
  )

  const { folder, farEnd, clock } = shop
  await shop.shut()
  const next = await openShop({ folder, farEnd, now: clock() })
  await next.deliver()
  const [first, second] = farEnd.calls
  assert.is(farEnd.calls.length, 2)
  assert.equal([second?.idempotencyKey, second?.body], [first?.idempotencyKey, first?.body])
  assert.is(farEnd.emails.length, 1)
  assert.is(onlyRow(next).state, 'sent')
  await next.shut()
})

test('by itself, it sends when woken, and again when the time has come', async ({ shop }) => {
  await shop.customer()
  const tries: number[] = []
  const mailer = {
    async send() {
      tries.push(Date.now())
      return tries.length < 2
        ? { outcome: 'later' as const, reason: 'not now' }
        : { outcome: 'sent' as const, providerId: null }
    },
  }
  const { database, log } = shop.services
  const write = async () => ({ message: { to: 'anna@example.com', subject: 's', html: 'h', text: 't' } })
  // Ten minutes of the shop's pass in a second, so that the back-off of 5 s is over at once.
  const opened = Date.now()
  const clock = () => new Date(shop.clock().getTime() + (Date.now() - opened) * 600)
  const worker = startWorker({ database, write, mailer, clock, log })
  await askFor(shop, 'anna@example.com')
  worker.wake()
  for (const deadline = Date.now() + 20_000; onlyRow(shop).state !== 'sent' && Date.now() < deadline; )
    await new Promise((resolve) => setTimeout(resolve, 10))
  await worker.stop(1000)

  assert.is(tries.length, 2)
  assert.equal([onlyRow(shop).state, onlyRow(shop).attempts], ['sent', 2])
})

test('while nothing can be written, nothing is sent, and it is not tried over and over', async ({ shop }) => {
  await shop.customer()
  await changePassword(shop)
  const mend = refuseWrites(shop)
  await Promise.race([shop.deliver(), new Promise((resolve) => setTimeout(resolve, 3000))])
  assert.is(shop.farEnd.calls.length, 0)
  assert.ok(
    shop.logged().some(({ event }) => event === 'outbox_not_written'),
    shop.log(),
  )

  for (let again = 0; again < 20; again += 1) await shop.deliver()
  assert.is(shop.farEnd.calls.length, 0, 'woken twenty times')
  shop.pass(29_999)
  await shop.deliver()
  assert.is(shop.farEnd.calls.length, 0, 'within half a minute')

  mend()
  shop.pass(1)
  await shop.deliver()
  assert.is(onlyRow(shop).state, 'sent')
  assert.is(shop.farEnd.emails.length, 1)
})

test('an email that needs a new temporary password is not sent while that cannot be written', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, 'anna@example.com')
  const mend = refuseWrites(shop)
  await shop.deliver()
  assert.is(shop.farEnd.calls.length, 0)
  assert.is(onlyRow(shop).state, 'waiting')

  mend()
  shop.pass(30_000)
  await shop.deliver()
  assert.is(shop.farEnd.emails.length, 1)
})

test('one email that cannot be written does not hold up the others', async ({ shop }) => {
  await shop.customer()
  await shop.customer({ email: 'berit@example.com' })
  await askFor(shop, 'anna@example.com')
  shop.client.prepare("update email set facts = '{}'").run()
  shop.pass(1)
  await askFor(shop, 'berit@example.com')
  await shop.deliver()

  assert.is(onlyRecipient(shop), 'berit@example.com')
  const [broken] = rowsOf(shop)
  assert.equal([broken?.state, broken?.reason, broken?.attempts], ['waiting', 'internal error', 1])
  passUntilDue(shop)
  await shop.deliver()
  assert.is(rowsOf(shop)[0]?.attempts, 2)
})

test('an email of a kind that this version does not know fails, with a reason', async ({ shop }) => {
  await shop.customer()
  await askFor(shop, 'anna@example.com')
  shop.client.prepare("update email set kind = 'birthday'").run()
  await shop.deliver()

  assert.equal([onlyRow(shop).state, onlyRow(shop).reason], ['failed', 'no such kind of email: birthday'])
})

function onlyRecipient(shop: Shop): string | undefined {
  assert.is(shop.farEnd.emails.length, 1)
  return shop.farEnd.emails[0]?.to[0]
}

/** SQLite refuses every write (SQLITE_READONLY), as on a disk that failed, until what is returned is called. */
function refuseWrites({ client }: Shop): () => void {
  client.pragma('query_only = ON')
  return () => client.pragma('query_only = OFF')
}

test('one that was left for more than a day is given up: the provider has forgotten its key', async ({
  shop,
}) => {
  const { email } = await shop.customer()
  await askFor(shop, email)
  shop.farEnd.behave('dropAfterAccept', 1)
  await shop.worker.work()
  shop.pass(25 * 60 * 60 * 1000)
  await shop.worker.work()

  assert.is(shop.farEnd.emails.length, 1)
  const { state, reason } = onlyRow(shop)
  assert.equal([state, reason], ['failed', 'given up after a day'])
})

test.run()
