import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import type { Bill } from './bill.ts'
import { BillTable } from './bill-table.tsx'
import { OrderFacts, OrderParts } from './order-parts.tsx'

type Props = { customer: ShownCustomer; bill: Bill; email: string | null }

/** One order of a customer, as the customer sees it, for staff. */
export function StaffOrderPage({ customer, bill, email }: Props) {
  const { words } = useFrame()
  return (
    <StaffCustomer customer={customer} tab="orders" title={words.order.title(bill.number)}>
      <p class="screen">
        <a class="plain" href={paths.staff.customerOrders(customer.id)}>
          {words.orderHistory.all}
        </a>
      </p>
      <OrderFacts bill={bill} />
      {email && (
        <p class="soft" translate="no">
          {useStaffWords().customers.orders.email(email)}
        </p>
      )}
      <BillTable bill={bill} />
      <OrderParts bill={bill} />
    </StaffCustomer>
  )
}
