import { paths } from '../../src/paths.ts'
import { NewerOlder } from '../components/newer-older.tsx'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { type ListedOrder, OrderTable } from './order-table.tsx'

type Props = {
  customer: ShownCustomer
  orders: ListedOrder[]
  newerPath: string | null
  olderPath: string | null
}

/** A customer's orders, as staff see them. */
export function StaffOrdersPage({ customer, orders, newerPath, olderPath }: Props) {
  const { words } = useFrame()
  const staffWords = useStaffWords().customers.orders
  const pathOf = (number: string) => paths.staff.customerOrder(customer.id, number)
  return (
    <StaffCustomer customer={customer} tab="orders">
      {orders.length > 0 ? (
        <OrderTable caption={words.orderHistory.ordersOf(null, null)} orders={orders} pathOf={pathOf} />
      ) : (
        <div class="parcel blank">
          <h2>{staffWords.none}</h2>
          <p class="soft">{staffWords.noneHint}</p>
        </div>
      )}
      <NewerOlder words={words.orderHistory} newerPath={newerPath} olderPath={olderPath} />
    </StaffCustomer>
  )
}
