import type { Words } from '../../src/i18n/words.ts'

export type OrderStatus = keyof Words['orderHistory']['statuses']

/** One order as its page shows it; amounts in the currency's minor unit. */
export type Bill = {
  number: string
  status: OrderStatus
  /** ISO 4217 */
  currency: string
  placedAt: Date
  lines: BillLine[]
  sums: BillSums
  /** As printed on a parcel, line by line. */
  shippedTo: string[] | null
  billedTo: string[] | null
  parcels: Parcel[]
  note: string | null
  /** http or https */
  reorderUrl: string | null
}

export type BillLine = {
  name: string
  option: string | null
  quantity: number
  unitPrice: number
  /** Of the whole line */
  discount: number
  amount: number
}

export type BillSums = {
  goods: number | null
  discount: number
  shipping: number
  other: number
  tax: number
  taxContained: boolean
  total: number
}

export type Parcel = {
  carrier: string | null
  trackingNumber: string | null
  /** http or https */
  trackingUrl: string | null
  shippedAt: Date | null
  deliveredAt: Date | null
}
