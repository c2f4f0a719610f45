import * as z from 'zod'

/** Where a page of a list begins behind. The first word says of which list. */
const places = z.union([
  z.tuple([z.literal('n'), z.string().max(40)]),
  z.tuple([z.literal('e'), z.string().max(254)]),
  z.tuple([z.literal('p'), z.string().max(40), z.string().max(40)]),
  z.tuple([z.literal('w'), z.int().min(1)]),
])

export type Place = z.output<typeof places>

/** As it stands in an address: base64url, nothing in it to build upon. */
export const writePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Null for what `writePlace` has not written. */
export function readPlace(written: string | undefined): Place | null {
  if (written === undefined || written.length > 600) return null
  try {
    return places.parse(JSON.parse(Buffer.from(written, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
