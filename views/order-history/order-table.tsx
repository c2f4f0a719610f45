import { dateWords } from '../../src/i18n/dates.ts'
import { moneyInWords } from '../../src/i18n/money.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import type { OrderStatus } from './bill.ts'
import { Status } from './status.tsx'

export type ListedOrder = {
  number: string
  placedAt: Date
  status: OrderStatus
  /** In the currency's minor unit */
  total: number
  /** ISO 4217 */
  currency: string
}

type Props = {
  caption: string
  orders: ListedOrder[]
  /** Where one order is shown: the customer's own page of it unless told otherwise. */
  pathOf?: (number: string) => string
}

export function OrderTable({ caption, orders, pathOf = paths.order }: Props) {
  const words = useFrame().words.orderHistory
  return (
    <table class="list">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.order}</th>
          <th scope="col">{words.date}</th>
          <th scope="col">{words.status}</th>
          <th scope="col" class="amount">
            {words.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <Row order={order} path={pathOf(order.number)} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ order, path }: { order: ListedOrder; path: string }) {
  const { words, language, shop } = useFrame()
  return (
    <tr>
      <th scope="row">
        <a href={path}>{words.orderHistory.number(order.number)}</a>
      </th>
      <td>
        <time datetime={order.placedAt.toISOString()}>
          {dateWords(language, shop.timeZone).date(order.placedAt)}
        </time>
      </td>
      <td>
        <Status status={order.status} />
      </td>
      <td class="amount">{moneyInWords(language, order.total, order.currency)}</td>
    </tr>
  )
}
