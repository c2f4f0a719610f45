import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import type { Bill } from './bill.ts'
import { BillTable } from './bill-table.tsx'
import { ParcelWay } from './parcel-way.tsx'
import { Status } from './status.tsx'

/** One order, as an invoice; printed, it is one page. */
export function OrderPage({ bill }: { bill: Bill }) {
  const { words } = useFrame()
  const { note, parcels, placedAt } = bill
  return (
    <Account tab="orderHistory" title={words.order.title(bill.number)} head={<Head bill={bill} />}>
      <BillTable bill={bill} />
      <Actions number={bill.number} reorderUrl={bill.reorderUrl} />
      {note && (
        <section class="stack">
          <h2>{words.order.note}</h2>
          <p>{inLines(note.split('\n'))}</p>
        </section>
      )}
      <Addresses shippedTo={bill.shippedTo} billedTo={bill.billedTo} />
      {parcels.map((parcel, at) => (
        <ParcelWay parcel={parcel} position={at + 1} count={parcels.length} placedAt={placedAt} />
      ))}
    </Account>
  )
}

function Head({ bill: { number, placedAt, status } }: { bill: Bill }) {
  const { words, language, shop } = useFrame()
  return (
    <>
      <p class="screen">
        <a class="plain" href={paths.orderHistory}>
          {words.orderHistory.all}
        </a>
      </p>
      <div class="invoice">
        <h1>{words.order.title(number)}</h1>
        <dl class="facts">
          <dt>{words.orderHistory.date}</dt>{' '}
          <dd>
            <time datetime={placedAt.toISOString()}>{dateWords(language, shop.timeZone).date(placedAt)}</time>
          </dd>
          <dt>{words.orderHistory.status}</dt>{' '}
          <dd>
            <Status status={status} />
          </dd>
        </dl>
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

function Addresses({ shippedTo, billedTo }: Pick<Bill, 'shippedTo' | 'billedTo'>) {
  const words = useFrame().words.order
  if (!shippedTo && !billedTo) return null
  return (
    <section class="sides">
      {shippedTo && <Address title={words.shippedTo} lines={shippedTo} />}
      {billedTo && <Address title={words.billedTo} lines={billedTo} />}
    </section>
  )
}

function Address({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div class="stack">
      <h2>{title}</h2>
      <p>{inLines(lines)}</p>
    </div>
  )
}

const inLines = (lines: string[]) => lines.map((line, at) => (at === 0 ? line : [<br />, line]))
