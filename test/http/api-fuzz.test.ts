import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { apiOperations } from '../../src/api.ts'
import { pointer, scanJson } from '../../src/http/api/scan-json.ts'
import { incomingOrder } from '../../src/orders/incoming-order.ts'
import { openCaller, theo, trayOrder } from '../support/api-caller.ts'
import { openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('The API and junk')

test.before.each(async (scene) => {
  scene.shop = await openShop({ settings: { LOG_LEVEL: 'error' } })
})
test.after.each(({ shop }) => shop.close())

const junk = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(null, -0, 1e308, 2 ** 53, '\u0000', '\ud800', '__proto__', '', ' ', [], {}),
)

/** An order or a customer with one field, at any depth, replaced by junk. */
const spoilt = fc
  .tuple(
    fc.constantFrom<Record<string, unknown>>(
      { ...trayOrder, shippingAddress: { name: 'Anna' }, shipments: [{ carrier: 'DHL' }] },
      { ...theo, phone: '+4930123456' },
    ),
    fc.nat(),
    junk,
  )
  .map(([whole, n, value]) => {
    const names = [...Object.keys(whole), 'extra']
    return { ...whole, [names[n % names.length] ?? '']: value }
  })

test('no body, path or query gives a 5xx, and every refusal is a problem', async ({ shop }) => {
  const { call } = await openCaller(shop)
  const operations = apiOperations(shop.services)
  const requests = fc.record({
    operation: fc.constantFrom(...operations),
    segment: fc.oneof(fc.constant('1'), fc.string({ unit: 'binary', minLength: 1, maxLength: 80 })),
    query: fc.oneof(
      fc.constant(''),
      fc.tuple(
        fc.constantFrom('limit', 'cursor', 'email', 'customer', 'updatedSince', 'x'),
        fc.string({ unit: 'binary' }),
      ),
    ),
    body: fc.oneof(
      spoilt,
      junk,
      fc.array(spoilt, { maxLength: 3 }).map((orders) => ({ orders })),
    ),
  })
  let met = 0
  await fc.assert(
    fc.asyncProperty(requests, async ({ operation: { method, path, body: takes }, segment, query, body }) => {
      shop.pass(1000)
      const safe = encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))
      const asked = query === '' ? '' : `?${new URLSearchParams([query as [string, string]])}`
      const url = path.replace(/\{\w+\}/, () => safe) + asked
      const answer = await call(method.toUpperCase(), url, takes ? { body } : {})
      assert.ok(answer.status < 500, `${answer.status} for ${method} ${url} ${JSON.stringify(body)}`)
      if (answer.status >= 400) {
        assert.is(answer.type, 'application/problem+json')
        assert.is(answer.body.status, answer.status)
      } else met += 1
    }),
    { numRuns: 1500, seed: 20261123 },
  )
  assert.ok(met > 50, `${met} were taken`)
  assert.is(shop.client.pragma('integrity_check', { simple: true }), 'ok')
  assert.equal(shop.client.pragma('foreign_key_check'), [])
  assert.not.match(shop.log(), 'request_broke')
})

test('bytes that are cut, swapped or thrown in are refused or read, never a 5xx', async ({ shop }) => {
  const { call } = await openCaller(shop)
  const good = Buffer.from(JSON.stringify(trayOrder))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(good.length - 1),
      fc.uint8Array({ maxLength: 5 }),
      fc.nat(9),
      async (at, bytes, cut) => {
        shop.pass(1000)
        const raw = new Uint8Array(Buffer.concat([good.subarray(0, at), bytes, good.subarray(at + cut)]))
        const { status } = await call('PUT', '/orders/1', { raw })
        assert.ok([200, 201, 400, 422].includes(status), `${status}`)
      },
    ),
    { numRuns: 500, seed: 7 },
  )
})

test('the scan of JSON finds a repeated name exactly where there is one', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => {
      // JSON.parse keeps one of each, so what it writes again has none.
      assert.is(scanJson(JSON.stringify(JSON.parse(json))), 'fine')
    }),
    { seed: 7 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.jsonValue(), { maxLength: 4 }), (name, before) => {
      const quoted = JSON.stringify(name)
      const text = `${JSON.stringify(before).slice(0, -1)}${before.length > 0 ? ',' : ''}{${quoted}:[{}],${quoted}:1}]`
      assert.equal(scanJson(text), { repeated: pointer([before.length, name]) })
    }),
    { seed: 7 },
  )
  assert.is(scanJson('{"a":"\\",\\"a\\":","b":"a"}'), 'fine')
  assert.is(scanJson('[{"a":1},{"a":1}]'), 'fine')
  assert.is(scanJson(`${'['.repeat(32)}${']'.repeat(32)}`), 'fine')
  assert.is(scanJson(`${'['.repeat(33)}${']'.repeat(33)}`), 'too deep')
})

test('an order that is read is read the same when it is written and read again', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 50 })
  const order = fc.record({
    number: text,
    email: fc.option(fc.emailAddress()),
    status: fc.constantFrom('received', 'cancelled'),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    total: fc.integer({ min: 0, max: 1e12 }),
    note: fc.option(text),
    placedAt: fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true }),
  })
  let taken = 0
  fc.assert(
    fc.property(order, ({ placedAt, ...rest }) => {
      const first = incomingOrder.safeParse({ ...rest, placedAt: placedAt.toISOString() })
      if (!first.success) return
      taken += 1
      const again = incomingOrder.parse(JSON.parse(JSON.stringify(first.data)))
      assert.equal(again, first.data)
    }),
    { numRuns: 500, seed: 7 },
  )
  assert.ok(taken > 200, `${taken}`)
})

test.run()
