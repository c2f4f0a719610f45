import { dateWords } from '../../src/i18n/dates.ts'
import { moneyInWords } from '../../src/i18n/money.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'

export type RightAnswers = {
  name: string
  /** As they stand on parcels, and since when they are in the book as they are. */
  addresses: { lines: string[]; since: Date }[]
  /** The newest one; the total in minor units. */
  order: { number: string; total: number; currency: string; placedAt: Date } | null
}

/** What staff ask before they let anybody in, and what a customer would answer. */
export function Questions({ answers: { name, addresses, order } }: { answers: RightAnswers }) {
  const { language, shop } = useFrame()
  const words = useStaffWords().phoneDesk
  const { date } = dateWords(language, shop.timeZone)
  return (
    <section class="stack">
      <h2>{words.ask}</h2>
      <p>{words.askLead}</p>
      <dl class="facts asked">
        <dt>{words.name}</dt> <dd translate="no">{name || words.unknown}</dd>
        <dt>{words.address}</dt>{' '}
        <dd>
          {addresses.length === 0 && words.unknown}
          {addresses.map(({ lines, since }) => (
            <p>
              <span translate="no">{lines.join(', ')}</span>{' '}
              <span class="soft">({words.addressSince(date(since))})</span>
            </p>
          ))}
        </dd>
        <dt>{words.order}</dt>{' '}
        <dd>
          {order
            ? words.orderAnswer(
                order.number,
                moneyInWords(language, order.total, order.currency),
                date(order.placedAt),
              )
            : words.unknown}
        </dd>
      </dl>
      {addresses.length === 0 && !order && (
        <p>
          <strong>{words.tooLittle}</strong>
        </p>
      )}
    </section>
  )
}
