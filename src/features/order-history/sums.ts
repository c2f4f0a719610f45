import type { WholeOrder } from '../../orders/orders.ts'

/** What stands under the lines of a bill, in minor units. */
export type Sums = {
  /** All lines together, their discounts taken off; null when the shop told no lines. */
  goods: number | null
  discount: number
  shipping: number
  /** What the shop's total holds beyond the rest (a gift card, a fee): each bill adds up as it stands there. */
  other: number
  tax: number
  /** Whether the tax stands within the prices; else it comes on top. */
  taxContained: boolean
  total: number
}

type Billed = Pick<WholeOrder, 'discount' | 'shipping' | 'tax' | 'total'> & {
  lines: { quantity: number; unitPrice: number; discount: number }[]
}

export const lineAmount = ({ quantity, unitPrice, discount }: Billed['lines'][number]) =>
  quantity * unitPrice - discount

/** Tax on top is known by the total: shops tell one sum of taxes, contained or not. */
export function sumsOf({ lines, discount, shipping, tax, total }: Billed): Sums {
  const rest = { discount, shipping, tax, total }
  if (lines.length === 0) return { ...rest, goods: null, other: 0, taxContained: true }

  const goods = lines.reduce((sum, line) => sum + lineAmount(line), 0)
  const missing = total - (goods - discount + shipping)
  const taxContained = tax === 0 || missing !== tax
  return { ...rest, goods, other: taxContained ? missing : 0, taxContained }
}
