import { days, minutes } from '../durations.ts'
import type { NewShipment, OrderStatus } from '../orders/orders.ts'
import { between } from './chance.ts'

const digits = (chance: () => number, count: number) =>
  Array.from({ length: count }, () => between(chance, 0, 9)).join('')

/** The carrier of a country, and a number as it writes them. */
function carrierOf(country: string, chance: () => number) {
  if (country === 'FR') return { carrier: 'Colissimo', trackingNumber: `6A${digits(chance, 11)}` }
  if (country === 'GB') return { carrier: 'Royal Mail', trackingNumber: `RM${digits(chance, 9)}GB` }
  return { carrier: 'DPD', trackingNumber: `0150${digits(chance, 10)}` }
}

type Sent = { placedAt: Date; status: OrderStatus; total: number; country: string }

/** The parcels of an order that has left, large ones in two; handed over the morning after, delivered later. */
export function parcelsOf({ placedAt, status, total, country }: Sent, chance: () => number): NewShipment[] {
  if (status !== 'sent' && status !== 'delivered') return []
  const day = placedAt.getTime() - (placedAt.getTime() % days(1))
  const shippedAt = new Date(day + days(1) + minutes(between(chance, 480, 620)))
  const deliveredAt = new Date(day + days(between(chance, 3, 5)) + minutes(between(chance, 480, 960)))
  return Array.from({ length: total > 80000 ? 2 : 1 }, () => {
    const { carrier, trackingNumber } = carrierOf(country, chance)
    const trackingUrl = `https://tracking.example/${carrier.toLowerCase().replace(' ', '-')}/${trackingNumber}`
    return {
      carrier,
      trackingNumber,
      trackingUrl,
      shippedAt,
      deliveredAt: status === 'delivered' ? deliveredAt : null,
    }
  })
}
