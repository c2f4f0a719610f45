import { and, asc, desc, eq, gt, gte, lt, or, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import type { HistoryEvent } from '../history-events.ts'
import { history } from './history.table.ts'

export type HistoryRow = typeof history.$inferSelect

/** A place between two rows: just behind (or before) what happened then under this id. */
export type HistoryPlace = Pick<HistoryRow, 'at' | 'id'>

export type HistoryFilter = {
  event?: HistoryEvent | null
  customerId?: string | null
  actorId?: string | null
  /** From this instant on. */
  from?: Date | null
  /** Before this instant. */
  until?: Date | null
}

export type HistoryPage = {
  /** Newest first. */
  rows: HistoryRow[]
  /** Where the pages beside this one begin; null when there is none. */
  newer: HistoryPlace | null
  older: HistoryPlace | null
}

export const rowsPerPage = 50

/** What happened, newest first, a page at a time, from a place on: none twice or left out while more happens. */
export async function historyPage(
  database: Database,
  filter: HistoryFilter,
  place: (HistoryPlace & { to: 'older' | 'newer' }) | null,
  most = rowsPerPage,
): Promise<HistoryPage> {
  const back = place?.to === 'newer'
  const found = await database
    .select()
    .from(history)
    .where(and(...conditionsOf(filter), place ? beyond(place) : undefined))
    .orderBy(...(back ? [asc(history.at), asc(history.id)] : [desc(history.at), desc(history.id)]))
    .limit(most + 1)
  const rows = found.slice(0, most)
  if (back) rows.reverse()
  const isMore = found.length > most
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    newer: first && (back ? isMore : place !== null) ? placeOf(first) : null,
    older: last && (back || isMore) ? placeOf(last) : null,
  }
}

/** All of it, newest first, read in pages: in bounded memory, however much there is. */
export async function* everythingIn(database: Database, filter: HistoryFilter): AsyncGenerator<HistoryRow[]> {
  let place: (HistoryPlace & { to: 'older' }) | null = null
  do {
    const { rows, older }: HistoryPage = await historyPage(database, filter, place, 1000)
    yield rows
    place = older && { ...older, to: 'older' }
  } while (place)
}

/** How often this happened since then. */
export const countSince = (database: Database, event: HistoryEvent, since: Date): Promise<number> =>
  database.$count(history, and(eq(history.event, event), gte(history.at, since)))

const placeOf = ({ at, id }: HistoryRow): HistoryPlace => ({ at, id })

function conditionsOf({ event, customerId, actorId, from, until }: HistoryFilter): (SQL | undefined)[] {
  return [
    event ? eq(history.event, event) : undefined,
    customerId ? eq(history.customerId, customerId) : undefined,
    actorId ? eq(history.actorId, actorId) : undefined,
    from ? gte(history.at, from) : undefined,
    until ? lt(history.at, until) : undefined,
  ]
}

function beyond({ at, id, to }: HistoryPlace & { to: 'older' | 'newer' }): SQL | undefined {
  return to === 'older'
    ? or(lt(history.at, at), and(eq(history.at, at), lt(history.id, id)))
    : or(gt(history.at, at), and(eq(history.at, at), gt(history.id, id)))
}
