import type { OrderPlace } from '../../orders/order-pages.ts'

const written = /^(-?\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A place in the list as it stands in an address: base64url, nothing in it to build upon. */
export const cursorOf = ({ placedAt, id }: OrderPlace): string =>
  Buffer.from(`${placedAt.getTime()}.${id}`).toString('base64url')

/** The place a cursor stands for; null unless it is spelt exactly as `cursorOf` spells it. */
export function readCursor(cursor: string): OrderPlace | null {
  const [, time, id] = written.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (time === undefined || id === undefined) return null
  const place = { placedAt: new Date(Number(time)), id }
  return Number.isNaN(place.placedAt.getTime()) || cursorOf(place) !== cursor ? null : place
}
