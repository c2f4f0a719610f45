import { days } from '../durations.ts'
import type { Circumstances } from './format.ts'

/** How long a parcel may be on its way. */
const onItsWay = days(30)

/**
 * Other systems know *sent* and nothing behind it: an order that was sent and is older than a month has arrived,
 * or else three years of orders would be on their way.
 */
export const sentOrDelivered = (placedAt: string | null, { now }: Circumstances) =>
  placedAt !== null && now.getTime() - Date.parse(placedAt) > onItsWay ? 'delivered' : 'sent'
