import { paths } from '../../src/paths.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { Filters } from './filters.tsx'
import { Missing, NoneSuch } from './no-orders.tsx'
import { type ListedOrder, OrderTable } from './order-table.tsx'

type Props = {
  /** The number as it was typed */
  typed: string
  orders: ListedOrder[]
  /** Whether there are more than these */
  more: boolean
  years: number[]
}

/** The orders whose number begins as typed. */
export function FoundOrdersPage({ typed, orders, more, years }: Props) {
  const words = useFrame().words.orderHistory
  return (
    <Account tab="orderHistory">
      <Filters years={years} year={null} status={null} typed={typed} />
      {orders.length === 0 ? (
        <>
          <NoneSuch hint={words.noneOfNumber(typed)} />
          <Missing />
        </>
      ) : (
        <>
          <OrderTable caption={words.beginning(typed)} orders={orders} />
          {more && <p class="soft">{words.moreBegin}</p>}
          <p class="screen">
            <a class="plain" href={paths.orderHistory}>
              {words.all}
            </a>
          </p>
        </>
      )}
    </Account>
  )
}
