import type { HistoryFilter, HistoryPlace } from '../../history/history-pages.ts'
import { type HistoryEvent, historyEvents } from '../../history-events.ts'
import { whenWallShows } from '../../i18n/wall-clock.ts'

/** What is asked of the history, as its address says it. */
export type HistoryWish = {
  event: HistoryEvent | null
  /** Id of a staff member. */
  member: string | null
  /** Days on the shop's calendar, YYYY-MM-DD; both are meant. */
  from: string | null
  until: string | null
  place: (HistoryPlace & { to: 'older' | 'newer' }) | null
}

const idOf = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the query of an address. What cannot be read is left out. */
export function readHistoryWish(query: URLSearchParams): HistoryWish {
  const member = query.get('member') ?? ''
  return {
    event: historyEvents.find((known) => known === query.get('event')) ?? null,
    member: idOf.test(member) ? member : null,
    from: readDay(query.get('from')),
    until: readDay(query.get('until')),
    place: readPlace(query, 'older') ?? readPlace(query, 'newer'),
  }
}

/** The wish as the query of an address, from another place on. */
export function historyQuery(wish: HistoryWish, place: HistoryWish['place']): string {
  const query = new URLSearchParams()
  for (const name of ['event', 'member', 'from', 'until'] as const) {
    const value = wish[name]
    if (value !== null) query.set(name, value)
  }
  if (place) query.set(place.to, `${place.at.getTime()}.${place.id}`)
  return query.size === 0 ? '' : `?${query}`
}

/** What it means on the clocks of the shop. */
export const filterOf = ({ event, member, from, until }: HistoryWish, timeZone: string): HistoryFilter => ({
  event,
  actorId: member,
  from: from === null ? null : whenWallShows(new Date(from), timeZone),
  until: until === null ? null : whenWallShows(new Date(new Date(until).getTime() + 86_400_000), timeZone),
})

/** A day there is, from 1970 to 9998; null for all else. */
function readDay(typed: string | null): string | null {
  const day = typed?.trim() ?? ''
  if (!/^(?:19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/.test(day) || day.startsWith('9999')) return null
  const moment = new Date(day)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null
}

function readPlace(query: URLSearchParams, to: 'older' | 'newer'): HistoryWish['place'] {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(query.get(to) ?? '') ?? []
  return at !== undefined && id !== undefined && idOf.test(id) ? { at: new Date(Number(at)), id, to } : null
}
