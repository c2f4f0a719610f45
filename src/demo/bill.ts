import type { NewOrderLine } from '../orders/orders.ts'
import { catalogue } from './catalogue.ts'
import type { DemoCustomer } from './demo-customer.ts'
import type { WrittenLine } from './written-orders.ts'

type Currency = DemoCustomer['orders']['currency']

/** VAT in percent of the price without it, where the parcel goes; none outside Europe. */
const taxRates: Record<string, number> = { FR: 20, GB: 20, BE: 21, DE: 19, IE: 23 }

const delivery = {
  EUR: { price: 690, freeFrom: 12000 },
  GBP: { price: 590, freeFrom: 10000 },
}

/** One line; a bargain is a fifth off, to the ten cents. */
export function lineOf(
  [product, option, quantity]: WrittenLine,
  { language, orders }: DemoCustomer,
  bargain = false,
): NewOrderLine {
  const { sku, name, options, [orders.currency]: unitPrice } = catalogue[product]
  const discount = bargain ? Math.round((quantity * unitPrice) / 50) * 10 : 0
  const chosen = options[option % options.length]
  return { sku, name: name[language], option: chosen?.[language] ?? null, quantity, unitPrice, discount }
}

export const goodsOf = (lines: NewOrderLine[]) =>
  lines.reduce((sum, { quantity, unitPrice, discount = 0 }) => sum + quantity * unitPrice - discount, 0)

/** What is asked for the whole: total = goods − discount + delivery, the tax contained. */
export function sumsOf(goods: number, discount: number, currency: Currency, country: string) {
  const { price, freeFrom } = delivery[currency]
  const shipping = goods >= freeFrom ? 0 : price
  const total = goods - discount + shipping
  const rate = taxRates[country] ?? 0
  return { discount, shipping, tax: Math.round((total * rate) / (100 + rate)), total }
}
