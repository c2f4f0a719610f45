import { days, minutes } from '../durations.ts'
import type { NewOrder, NewOrderLine, NewShipment, OrderAddress, OrderStatus } from '../orders/orders.ts'
import { goodsOf, lineOf, sumsOf } from './bill.ts'
import { catalogue, type ProductName } from './catalogue.ts'
import { between, chanceFrom, oneOf } from './chance.ts'
import type { DemoAddress, DemoCustomer } from './demo-customer.ts'
import { parcelsOf } from './parcels.ts'
import type { WrittenLine, WrittenOrder } from './written-orders.ts'

export type DemoOrder = NewOrder & { lines: NewOrderLine[]; shipments: NewShipment[] }

/** Shops keep about as much. */
const threeYears = 1090

/** The shop's numbers on some days: between them they rise evenly. */
const numberOnDay: [daysAgo: number, number: number][] = [
  [0, 10487],
  [2, 10482],
  [14, 10455],
  [52, 10391],
  [132, 10270],
  [177, 10102],
  [285, 9987],
  [threeYears, 8560],
]

type Placed = { customer: DemoCustomer; order: WrittenOrder; minute: number; bargain: boolean }

/**
 * About 200 orders of these customers over three years, relative to the day of `now` and else the same every
 * time: by customer's email, oldest first.
 */
export function demoOrders(customers: readonly DemoCustomer[], now: Date): Map<string, DemoOrder[]> {
  const chance = chanceFrom(7)
  const placed = customers.flatMap((customer) => ordersOf(customer, chance))
  placed.sort((one, other) => other.order.daysAgo - one.order.daysAgo || one.minute - other.minute)

  const midnight = now.getTime() - (now.getTime() % days(1))
  const orders = new Map<string, DemoOrder[]>(customers.map(({ email }) => [email, []]))
  let last = 0
  for (const { customer, order, minute, bargain } of placed) {
    last = order.number ?? Math.max(last + 1, numberAt(order.daysAgo + 1 - minute / 1440))
    const placedAt = new Date(midnight - days(order.daysAgo) + minutes(minute))
    orders.get(customer.email)?.push(whole(customer, order, String(last), placedAt, bargain, chance))
  }
  return orders
}

function ordersOf(customer: DemoCustomer, chance: () => number): Placed[] {
  const { count, written = [] } = customer.orders
  const furthest = Math.min(customer.customerForDays - 1, threeYears)
  // What is written down stays on top of the list.
  const nearest = Math.max(1, ...written.map(({ daysAgo }) => daysAgo + 8))
  const made = Array.from({ length: count - written.length }, () =>
    madeUp(customer, nearest, furthest, chance),
  )
  return [...written, ...made].map((order) => ({
    customer,
    order,
    minute: between(chance, 6 * 60, 20 * 60),
    bargain: !written.includes(order) && chance() < 0.1,
  }))
}

function madeUp({ company, orders }: DemoCustomer, nearest: number, furthest: number, chance: () => number) {
  const daysAgo = between(chance, nearest, furthest)
  const products = Object.keys(catalogue) as ProductName[]
  const lines = new Map<ProductName, WrittenLine>()
  for (let left = between(chance, 1, company ? 5 : 4); left > 0; left -= 1) {
    const product = oneOf(chance, products)
    const most = catalogue[product][orders.currency] < 3000 ? (company ? 24 : 6) : company ? 6 : 2
    lines.set(product, [product, between(chance, 0, 2), between(chance, 1, most)])
  }
  return { daysAgo, status: statusAfter(daysAgo, chance()), lines: [...lines.values()] }
}

function statusAfter(daysAgo: number, luck: number): OrderStatus {
  if (daysAgo > 3 && luck < 0.04) return 'cancelled'
  if (daysAgo <= 1) return luck < 0.6 ? 'received' : 'packing'
  if (daysAgo <= 3) return 'packing'
  return daysAgo <= 8 ? 'sent' : 'delivered'
}

function numberAt(daysAgo: number): number {
  const after = numberOnDay.findIndex(([day]) => day >= Math.min(daysAgo, threeYears))
  const [toDay, to] = numberOnDay[after] ?? [threeYears, 0]
  const [fromDay, from] = numberOnDay[after - 1] ?? [0, to]
  return Math.round(from + ((to - from) * (daysAgo - fromDay)) / (toDay - fromDay))
}

function whole(
  customer: DemoCustomer,
  { status, lines: written, discount, note, daysAgo }: WrittenOrder,
  number: string,
  placedAt: Date,
  bargain: boolean,
  chance: () => number,
): DemoOrder {
  const { email, addresses, orders } = customer
  const shippedTo = addresses.find((address) => address.defaultShipping) ?? addresses[0]
  const billedTo = addresses.find((address) => address.defaultBilling) ?? shippedTo
  const country = shippedTo?.country ?? 'FR'
  const lines = written.map((line, at) => lineOf(line, customer, bargain && at === 0))
  const goods = goodsOf(lines)
  const welcome = bargain && chance() < 0.4 ? Math.round(goods / 10) : 0
  const sums = sumsOf(goods, discount ?? welcome, orders.currency, country)
  const again = status === 'delivered' && daysAgo < 730
  return {
    number,
    email,
    status,
    currency: orders.currency,
    ...sums,
    placedAt,
    note: note ?? null,
    reorderUrl: again ? `https://perrin.example/again/${number}` : null,
    shippingAddress: shippedTo ? asItWas(shippedTo) : null,
    billingAddress: billedTo ? asItWas(billedTo) : null,
    lines,
    shipments: parcelsOf({ placedAt, status, total: sums.total, country }, chance),
  }
}

function asItWas(address: DemoAddress): OrderAddress {
  const { name, company, line1, line2, town, region, postcode, country } = address
  return { name, company, line1, line2, district: null, town, region, postcode, country }
}
