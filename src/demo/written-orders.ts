import type { OrderStatus } from '../orders/orders.ts'
import type { ProductName } from './catalogue.ts'

export type WrittenLine = [product: ProductName, option: number, quantity: number]

/** An order of the demo shop told line by line; what it costs follows from the catalogue. */
export type WrittenOrder = {
  /** Without one it gets the number that its day gives it. */
  number?: number
  daysAgo: number
  status: OrderStatus
  lines: WrittenLine[]
  /** Minor units, of the whole order */
  discount?: number
  note?: string
}

/** The first that a visitor of the trial sees. */
export const annasOrders: WrittenOrder[] = [
  {
    number: 10482,
    daysAgo: 2,
    status: 'sent',
    lines: [
      ['towel', 0, 3],
      ['bowl', 0, 2],
      ['spoon', 0, 1],
    ],
  },
  {
    number: 10455,
    daysAgo: 14,
    status: 'packing',
    lines: [['towel', 0, 3]],
    discount: 690,
    note: 'The blue stripe is on the loom again: your tea towels leave us before the end of the month.\nThank you for waiting. The delivery is on us.',
  },
  {
    number: 10391,
    daysAgo: 52,
    status: 'delivered',
    lines: [
      ['plate', 0, 4],
      ['napkins', 0, 2],
    ],
  },
  { number: 10270, daysAgo: 132, status: 'cancelled', lines: [['towel', 1, 1]] },
  {
    number: 10102,
    daysAgo: 177,
    status: 'delivered',
    lines: [
      ['duvet', 0, 2],
      ['sheet', 0, 2],
      ['pillowcase', 0, 4],
      ['tablecloth', 1, 1],
      ['spoon', 0, 7],
      ['plate', 1, 2],
    ],
  },
  {
    number: 9987,
    daysAgo: 285,
    status: 'delivered',
    lines: [
      ['bowl', 1, 1],
      ['dish', 1, 1],
    ],
  },
]

export const etiennesOrders: WrittenOrder[] = [
  {
    daysAgo: 4,
    status: 'packing',
    lines: [
      ['plate', 2, 24],
      ['bowl', 2, 24],
      ['cup', 2, 36],
    ],
    note: 'Votre service sort du four cette semaine. Il partira en deux caisses, livrées ensemble avant 11\u00a0h.',
  },
]
