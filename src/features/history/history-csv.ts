import { csvLine } from '../../csv.ts'
import type { Database } from '../../database/database.ts'
import { everythingIn, type HistoryFilter } from '../../history/history-pages.ts'
import { type ShownRow, shownRows } from './shown-rows.ts'

const columns = [
  'when',
  'what',
  'by',
  'who',
  'customer',
  'customer id',
  'browser',
  'platform',
  'network',
  'details',
]

/** The history as CSV (RFC 4180), line by line as it is read; texts that a spreadsheet would calculate are defused. */
export async function* historyCsv(database: Database, filter: HistoryFilter): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const rows of everythingIn(database, filter))
    yield (await shownRows(database, rows)).map((row) => csvLine(cellsOf(row))).join('')
}

function cellsOf({ at, event, actor, customer, origin, details }: ShownRow): string[] {
  const network = origin ? (origin.network.prefix ?? origin.network.kind) : ''
  return [
    at.toISOString(),
    event,
    actor.kind,
    actor.name ?? '',
    customer?.name ?? '',
    customer?.id ?? '',
    origin?.browser ?? '',
    origin?.platform ?? '',
    network,
    details,
  ]
}
