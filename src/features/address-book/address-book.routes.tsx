import { Hono } from 'hono'
import { AddressBookPage } from '../../../views/address-book/address-book-page.tsx'
import type { RequestEnv } from '../../http/context.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { page } from '../../http/page.tsx'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { listAddresses } from './addresses.ts'
import { parcelLabel } from './parcel-label.ts'

export function addressBookRoutes(services: Services) {
  return new Hono<RequestEnv>().get(paths.addressBook, makeGuard(services), async (c) => {
    const language = languageOf(c)
    const addresses = await listAddresses(services.database, c.var.customer.id)

    return page(
      c,
      <AddressBookPage
        addresses={addresses.map((address) => ({ ...address, lines: parcelLabel(address, language) }))}
      />,
    )
  })
}
