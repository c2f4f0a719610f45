import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type DemoOrder, demoOrders } from '../../src/demo/orders.ts'
import { demoCustomers } from '../../src/demo/people.ts'
import { billOf } from '../../src/features/order-history/bill.ts'
import type { Order } from '../../src/orders/orders.ts'

const now = new Date('2026-11-23T13:40:00Z')
const made = demoOrders(demoCustomers, now)
const all = [...made.values()].flat().sort((one, other) => Number(one.number) - Number(other.number))
const ageOf = ({ placedAt }: DemoOrder, at = now) => (at.getTime() - placedAt.getTime()) / 86_400_000
const goodsOf = ({ lines }: DemoOrder) =>
  lines.reduce((sum, { quantity, unitPrice, discount }) => sum + quantity * unitPrice - (discount ?? 0), 0)

/** The ages in days at which an order may stand at each status; what is out of stock is packed late. */
const believable: Record<string, [from: number, to: number]> = {
  received: [0, 2.5],
  packing: [0, 15],
  sent: [1, 10],
  delivered: [8, 1095],
  cancelled: [3, 1095],
}

test('two hundred orders over three years, in euros and pounds, one currency for each customer', () => {
  assert.is(all.length, 200)
  assert.ok(all.some((order) => ageOf(order) > 1000) && all.every((order) => ageOf(order) < 1095))
  assert.equal([...new Set(all.map(({ currency }) => currency))].sort(), ['EUR', 'GBP'])
  for (const orders of made.values()) assert.ok(new Set(orders.map(({ currency }) => currency)).size <= 1)
  assert.is(new Set(all.map(({ status }) => status)).size, 5)
})

test('every sum is right: total = goods − discount + delivery, and the bill has nothing left over', () => {
  for (const order of all) {
    const { total, discount = 0, shipping = 0, tax = 0, number } = order
    assert.is(total, goodsOf(order) - discount + shipping, number)
    assert.ok([total, discount, shipping, tax].every((amount) => Number.isSafeInteger(amount) && amount >= 0))
    assert.ok(tax < total / 5, `${number}: ${tax} of ${total}`)
    assert.ok(order.lines.length >= 1 && total > 0)
    const { sums } = billOf(
      { ...(order as unknown as Order), lines: order.lines, shipments: [] } as never,
      'en',
    )
    assert.is(sums.other, 0)
    assert.ok(sums.taxContained, number)
  }
})

test('numbers rise with the date, across the whole shop', () => {
  all.reduce((earlier, later) => {
    assert.ok(Number(earlier.number) < Number(later.number), later.number)
    assert.ok(earlier.placedAt <= later.placedAt, `${earlier.number} and ${later.number}`)
    return later
  })
})

test('nobody ordered before they were a customer', () => {
  for (const { email, customerForDays } of demoCustomers)
    for (const order of made.get(email) ?? []) assert.ok(ageOf(order) <= customerForDays, email)
})

test('every order stands at a status that its age allows', () => {
  for (const order of all) {
    const [from, to] = believable[order.status] ?? [Number.NaN, Number.NaN]
    assert.ok(
      ageOf(order) >= from && ageOf(order) <= to,
      `${order.number} is ${order.status} at ${ageOf(order)}`,
    )
  }
})

test('what has left has a parcel with a link, handed over after the order and before now', () => {
  for (const { status, shipments, placedAt, number } of all) {
    assert.is(shipments.length > 0, status === 'sent' || status === 'delivered', number)
    for (const { shippedAt, deliveredAt, trackingUrl } of shipments) {
      assert.ok(shippedAt && shippedAt > placedAt && shippedAt < now, number)
      assert.is(Boolean(deliveredAt), status === 'delivered')
      if (deliveredAt) assert.ok(deliveredAt > shippedAt && deliveredAt < now, number)
      assert.match(trackingUrl ?? '', /^https:\/\/tracking\.example\/[a-z-]+\/\w+$/)
    }
  }
  assert.ok(all.some(({ shipments }) => shipments.length === 2))
})

test('two come with a note, some can be ordered again', () => {
  assert.is(all.filter(({ note }) => note).length, 2)
  const again = all.filter(({ reorderUrl }) => reorderUrl)
  assert.ok(again.length > 20 && again.length < all.length)
})

test('lines are in the customer’s language, both addresses are the customer’s', () => {
  const french = made.get('claire.moreau@example.com') ?? []
  assert.ok(french.some(({ lines }) => lines.some(({ name }) => /lin lavé|grès/.test(name))))
  assert.not.ok(french.some(({ lines }) => lines.some(({ name }) => /linen|Stoneware/.test(name))))
  for (const { shippingAddress, billingAddress, number } of all) {
    assert.ok(shippingAddress?.line1 && billingAddress?.line1, number)
  }
})

test('Anna’s newest are those that the look of the shop was drawn with', () => {
  const annas = [...(made.get('anna@example.com') ?? [])].reverse()
  assert.equal(
    annas.slice(0, 6).map(({ number, status, total }) => [number, status, total]),
    [
      ['10482', 'sent', 8450],
      ['10455', 'packing', 3600],
      ['10391', 'delivered', 21200],
      ['10270', 'cancelled', 1890],
      ['10102', 'delivered', 104620],
      ['9987', 'delivered', 5740],
    ],
  )
  assert.is(annas[0]?.tax, 1408)
  assert.ok(annas.length > 20, 'more than one page')
})

test('the same every time, and as old on any other day', () => {
  assert.equal(demoOrders(demoCustomers, now), made)
  const later = new Date('2028-02-29T00:00:00Z')
  const then = [...demoOrders(demoCustomers, later).values()].flat()
  assert.equal(then.map(({ number }) => number).sort(), all.map(({ number }) => number).sort())
  assert.ok(
    then.every(
      ({ placedAt, shipments }) =>
        placedAt < later && shipments.every(({ shippedAt }) => shippedAt && shippedAt < later),
    ),
  )
})

test.run()
