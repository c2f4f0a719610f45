import type { RightAnswers } from '../../../views/phone-desk/questions.tsx'
import { type Customer, fullName } from '../../accounts/customers.ts'
import type { Database } from '../../database/database.ts'
import { type ParcelAddress, parcelLabel } from '../../i18n/parcel-label.ts'
import type { Language } from '../../i18n/words.ts'
import { orderPages } from '../../orders/order-pages.ts'
import { orderByNumber, type WholeOrder } from '../../orders/orders.ts'

/** An address as the address book keeps it. */
export type BookAddress = ParcelAddress & {
  defaultShipping: boolean
  defaultBilling: boolean
  createdAt: Date
  updatedAt: Date | null
}

export type AddressesOf = (database: Database, customerId: string) => Promise<BookAddress[]>

const everyOrder = { from: null, until: null, status: null }

/** What the shop knows that a customer knows too, and where a letter would go. */
export function makeRightAnswers(database: Database, addressesOf: AddressesOf) {
  const readPage = orderPages(database)
  const find = orderByNumber(database)

  return async (about: Customer, language: Language) => {
    const addresses = await addressesOf(database, about.id)
    const lastOrder = await lastOrderOf(about.id)
    const answers: RightAnswers = {
      name: fullName(about),
      addresses: addresses.map((address) => ({
        lines: parcelLabel(address, language),
        since: address.updatedAt ?? address.createdAt,
      })),
      order: lastOrder ?? null,
    }
    return { answers, postal: postalAddress(addresses, lastOrder) }
  }

  async function lastOrderOf(customerId: string): Promise<WholeOrder | undefined> {
    const [newest] = (await readPage(customerId, everyOrder, null)).orders
    return newest && find(customerId, newest.number)
  }
}

/** Where bills go before where parcels go: a parcel may have gone to somebody it was a present for. */
function postalAddress(addresses: BookAddress[], lastOrder: WholeOrder | undefined): ParcelAddress | null {
  return (
    addresses.find(({ defaultBilling }) => defaultBilling) ??
    addresses.find(({ defaultShipping }) => defaultShipping) ??
    addresses[0] ??
    [lastOrder?.billingAddress, lastOrder?.shippingAddress].find((known) => known?.line1) ??
    null
  )
}
