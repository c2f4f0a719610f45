import type { Direction, OrderPlace } from '../../orders/order-pages.ts'
import { type OrderStatus, orderStatuses } from '../../orders/orders.ts'
import { paths } from '../../paths.ts'
import { cursorOf, readCursor } from './cursor.ts'

/** Which orders a customer asks for: of a year and a status from a place on, or one by its number. */
export type ListWish = {
  /** On the shop's calendar */
  year: number | null
  status: OrderStatus | null
  place: (OrderPlace & { to: Direction }) | null
  /** As typed, without white space around it; the rest is null then. */
  number: string | null
}

export const wholeList: ListWish = { year: null, status: null, place: null, number: null }

/** The longest number an order can have, and some words before it. */
const longestNumber = 80

/**
 * Reads the query of a list's address. What cannot be read (a year of five digits, a status or cursor that there
 * is not, what we did not ask for) is left out, and `listPath` then gives the address without it.
 */
export function readWish(query: URLSearchParams): ListWish {
  const number = [...(query.get('number') ?? '').trim()].slice(0, longestNumber).join('')
  if (number !== '') return { ...wholeList, number }

  const year = query.get('year') ?? ''
  const status = orderStatuses.find((known) => known === query.get('status')) ?? null
  const place = readPlace(query, 'older') ?? readPlace(query, 'newer')
  return { ...wholeList, year: /^[1-9]\d{3}$/.test(year) ? Number(year) : null, status, place }
}

function readPlace(query: URLSearchParams, to: Direction): ListWish['place'] {
  const place = readCursor(query.get(to) ?? '')
  return place && { ...place, to }
}

/** The one address of a list. */
export function listPath({ year, status, place, number }: ListWish): string {
  const query = new URLSearchParams()
  if (number !== null) query.set('number', number)
  if (year !== null) query.set('year', String(year))
  if (status !== null) query.set('status', status)
  if (place !== null) query.set(place.to, cursorOf(place))
  return query.size === 0 ? paths.orderHistory : `${paths.orderHistory}?${query}`
}
