import { NewerOlder } from '../components/newer-older.tsx'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import type { OrderStatus } from './bill.ts'
import { Filters } from './filters.tsx'
import { NoneSuch, NoOrders } from './no-orders.tsx'
import { type ListedOrder, OrderTable } from './order-table.tsx'

type Props = {
  orders: ListedOrder[]
  /** Those with orders */
  years: number[]
  /** What the list is narrowed to */
  year: number | null
  status: OrderStatus | null
  /** The pages beside this one */
  newerPath: string | null
  olderPath: string | null
}

export function OrderHistoryPage({ orders, years, year, status, newerPath, olderPath }: Props) {
  const words = useFrame().words.orderHistory
  const narrowed = year !== null || status !== null
  if (orders.length === 0 && !narrowed)
    return (
      <Account tab="orderHistory">
        <NoOrders />
      </Account>
    )

  const caption = words.ordersOf(year === null ? null : String(year), status && words.statuses[status])
  return (
    <Account tab="orderHistory">
      <Filters years={years} year={year} status={status} typed="" />
      {orders.length > 0 ? (
        <OrderTable caption={caption} orders={orders} />
      ) : (
        <NoneSuch hint={words.noneSuchHint} />
      )}
      <NewerOlder words={words} newerPath={newerPath} olderPath={olderPath} />
    </Account>
  )
}
