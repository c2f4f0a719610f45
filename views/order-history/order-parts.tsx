import { dateWords } from '../../src/i18n/dates.ts'
import { useFrame } from '../layouts/frame.ts'
import type { Bill } from './bill.ts'
import { ParcelWay } from './parcel-way.tsx'
import { Status } from './status.tsx'

/** When an order was placed, and how far it is. */
export function OrderFacts({ bill: { placedAt, status } }: { bill: Bill }) {
  const { words, language, shop } = useFrame()
  return (
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
  )
}

/** What stands below the bill: the shop's note, the addresses, the parcels. */
export function OrderParts({ bill }: { bill: Bill }) {
  const { words } = useFrame()
  const { note, parcels, placedAt } = bill
  return (
    <>
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
    </>
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
