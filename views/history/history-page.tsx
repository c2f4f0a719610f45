import type { HistoryEvent } from '../../src/history-events.ts'
import { dateWords } from '../../src/i18n/dates.ts'
import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
import type { Words } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { NewerOlder } from '../components/newer-older.tsx'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { HistoryFilter, type HistoryWish } from './history-filter.tsx'

export type ShownRow = {
  id: string
  at: Date
  event: HistoryEvent
  actor: { kind: 'customer' | 'staff' | 'program' | 'command' | 'system' | 'nobody'; name: string | null }
  customer: { id: string; name: string | null } | null
  origin: {
    browser: string | null
    platform: string | null
    network: { kind: string; prefix?: string }
  } | null
  details: string
}

type Around = { newerPath: string | null; olderPath: string | null }

type Props = Around & {
  rows: ShownRow[]
  wish: HistoryWish
  members: { id: string; name: string }[]
  /** Null for who may not take it away. */
  csvPath: string | null
}

export function HistoryPage({ rows, wish, members, csvPath, ...around }: Props) {
  const words = useStaffWords().history
  return (
    <StaffPage title={words.title} tab="history">
      <p class="soft">{words.lead}</p>
      <HistoryFilter wish={wish} members={members} />
      <Rows rows={rows} withCustomer />
      <NewerOlder words={words} {...around} />
      {csvPath && rows.length > 0 && (
        <p>
          <a href={csvPath}>{words.csv}</a>
        </p>
      )}
    </StaffPage>
  )
}

/** What happened to one customer. */
export function CustomerHistoryPage({
  customer,
  rows,
  ...around
}: Around & { customer: ShownCustomer; rows: ShownRow[] }) {
  const words = useStaffWords().history
  return (
    <StaffCustomer customer={customer} tab="history">
      <Rows rows={rows} withCustomer={false} />
      <NewerOlder words={words} {...around} />
    </StaffCustomer>
  )
}

function Rows({ rows, withCustomer }: { rows: ShownRow[]; withCustomer: boolean }) {
  const words = useStaffWords().history
  if (rows.length === 0)
    return (
      <div class="parcel blank">
        <h2>{words.none}</h2>
      </div>
    )
  return (
    <table class="list deeds">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.who}</th>
          {withCustomer && <th scope="col">{words.whom}</th>}
          <th scope="col">{words.where}</th>
          <th scope="col">{words.more}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row row={row} withCustomer={withCustomer} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, withCustomer }: { row: ShownRow; withCustomer: boolean }) {
  const { words, language, shop, now } = useFrame()
  const own = useStaffWords().history
  const { origin } = row
  return (
    <tr>
      <th scope="row">{own.events[row.event] ?? row.event}</th>
      <td>
        <time datetime={row.at.toISOString()}>
          {dateWords(language, shop.timeZone).dayAndTime(row.at, now)}
        </time>
      </td>
      <td data-head={own.who}>{row.actor.name ?? own.actors[row.actor.kind]}</td>
      {withCustomer && (
        <td data-head={row.customer ? own.whom : undefined}>
          {row.customer && <Customer {...row.customer} />}
        </td>
      )}
      <td>{origin && whence(words, origin)}</td>
      <td>{row.details}</td>
    </tr>
  )
}

/** Programs have a network and no browser. */
function whence(words: Words, { browser, platform, network }: NonNullable<ShownRow['origin']>): string {
  const from = networkInWords(words, network as Network)
  return browser || platform ? `${browserInWords(words, browser, platform)}, ${from}` : from
}

function Customer({ id, name }: { id: string; name: string | null }) {
  const words = useStaffWords().history
  if (name === null) return <span class="soft">{words.gone}</span>
  return <a href={paths.staff.customer(id)}>{name}</a>
}
