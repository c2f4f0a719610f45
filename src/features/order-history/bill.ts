import type { Bill } from '../../../views/order-history/bill.ts'
import { parcelLabel } from '../../i18n/parcel-label.ts'
import type { Language } from '../../i18n/words.ts'
import type { WholeOrder } from '../../orders/orders.ts'
import { lineAmount, sumsOf } from './sums.ts'
import { webLink } from './web-link.ts'

/** An order as it is shown: sums worked out, addresses printed in the language, links checked. */
export function billOf(order: WholeOrder, language: Language): Bill {
  const { number, status, currency, placedAt, note, shippingAddress, billingAddress } = order
  return {
    number,
    status,
    currency,
    placedAt,
    note,
    lines: order.lines.map((line) => ({ ...line, amount: lineAmount(line) })),
    sums: sumsOf(order),
    shippedTo: shippingAddress && parcelLabel(shippingAddress, language),
    billedTo: billingAddress && parcelLabel(billingAddress, language),
    parcels: order.shipments.map((parcel) => ({ ...parcel, trackingUrl: webLink(parcel.trackingUrl) })),
    reorderUrl: webLink(order.reorderUrl),
  }
}
