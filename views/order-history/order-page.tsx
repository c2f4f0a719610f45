import { paths } from '../../src/paths.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import type { Bill } from './bill.ts'
import { BillTable } from './bill-table.tsx'
import { OrderFacts, OrderParts } from './order-parts.tsx'

/** One order, as an invoice; printed, it is one page. */
export function OrderPage({ bill }: { bill: Bill }) {
  const { words } = useFrame()
  return (
    <Account tab="orderHistory" title={words.order.title(bill.number)} head={<Head bill={bill} />}>
      <BillTable bill={bill} />
      <Actions number={bill.number} reorderUrl={bill.reorderUrl} />
      <OrderParts bill={bill} />
    </Account>
  )
}

function Head({ bill }: { bill: Bill }) {
  const { words } = useFrame()
  return (
    <>
      <p class="screen">
        <a class="plain" href={paths.orderHistory}>
          {words.orderHistory.all}
        </a>
      </p>
      <div class="invoice">
        <h1>{words.order.title(bill.number)}</h1>
        <OrderFacts bill={bill} />
      </div>
    </>
  )
}

function Actions({ number, reorderUrl }: Pick<Bill, 'number' | 'reorderUrl'>) {
  const { words, shop } = useFrame()
  if (!reorderUrl && !shop.email) return null
  const subject = encodeURIComponent(words.order.title(number))
  return (
    <p class="actions">
      {reorderUrl && (
        <a class="button quiet" href={reorderUrl} rel="noreferrer">
          {words.order.again}
        </a>
      )}{' '}
      {shop.email && (
        <a class="plain" href={`mailto:${shop.email}?subject=${subject}`}>
          {words.order.ask}
        </a>
      )}
    </p>
  )
}
