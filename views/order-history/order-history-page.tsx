import { dateWords } from '../../src/i18n/dates.ts'
import { moneyInWords } from '../../src/i18n/money.ts'
import type { Words } from '../../src/i18n/words.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'

export type OrderLine = {
  number: string
  placedAt: Date
  status: keyof Words['orderHistory']['statuses']
  /** In the currency's smallest unit. */
  total: number
  /** ISO 4217 */
  currency: string
}

export function OrderHistoryPage({ orders }: { orders: OrderLine[] }) {
  return (
    <Account tab="orderHistory">{orders.length === 0 ? <NoOrders /> : <Orders orders={orders} />}</Account>
  )
}

function Orders({ orders }: { orders: OrderLine[] }) {
  const words = useFrame().words.orderHistory
  return (
    <table class="list">
      <caption>{words.caption(orders.length)}</caption>
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
          <Order order={order} />
        ))}
      </tbody>
    </table>
  )
}

function Order({ order }: { order: OrderLine }) {
  const { words, language, shop } = useFrame()
  const { number, statuses } = words.orderHistory
  return (
    <tr>
      <th scope="row">{number(order.number)}</th>
      <td>
        <time datetime={order.placedAt.toISOString()}>
          {dateWords(language, shop.timeZone).date(order.placedAt)}
        </time>
      </td>
      <td>
        <span class={`status ${order.status}`}>{statuses[order.status]}</span>
      </td>
      <td class="amount">{moneyInWords(language, order.total, order.currency)}</td>
    </tr>
  )
}

function NoOrders() {
  const { words, shop } = useFrame()
  return (
    <div class="parcel blank">
      <h2>{words.orderHistory.empty}</h2>
      <p class="soft">{words.orderHistory.emptyHint}</p>
      {shop.url && (
        <p>
          <a class="button" href={shop.url}>
            {words.orderHistory.toShop}
          </a>
        </p>
      )}
    </div>
  )
}
