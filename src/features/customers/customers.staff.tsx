import { Hono } from 'hono'
import { CustomersPage, type ListedCustomer, searchPath } from '../../../views/customers/customers-page.tsx'
import type { CustomerHit } from '../../../views/customers/hits.tsx'
import type { FoundCustomer } from '../../accounts/customer-search.ts'
import { fullName } from '../../accounts/customers.ts'
import { showPhone } from '../../accounts/phone.ts'
import { recordEvent } from '../../history/record.ts'
import type { RequestEnv } from '../../http/context.ts'
import { logOf } from '../../http/log.ts'
import { page } from '../../http/page.tsx'
import { makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { countryOfShop } from '../../i18n/countries.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { type Hit, makeSearchCustomers } from './search-customers.ts'
import { type Place, readPlace, writePlace } from './search-place.ts'

/** Longer than any name; the rest is not shown again. */
const mostShown = 254

/** The list of customers, and the way to one of them. */
export function customersRoutes(services: Services) {
  const { database, config, clock } = services
  const guard = makeStaffGuard(services)
  const country = countryOfShop(config.shop.timeZone, config.shop.language)
  const search = makeSearchCustomers(database, country)

  return new Hono<RequestEnv>().get(paths.staff.customers, guard, async (c) => {
    const typed = (c.req.query('q') ?? '').slice(0, mostShown)
    const place = readPlace(c.req.query('after'))

    const found = await search(typed, place)
    const details = { kind: found.kind, found: found.customers.length + found.hits.length }
    const event = { event: 'customer-searched', ...staffActor(c), details } as const
    // Best effort: a disk that takes no writes must not take the customers away from who would help them.
    if (typed.trim() !== '' && !place)
      await recordEvent(database, event, clock()).catch((err) => {
        logOf(c).warn({ event: 'search_not_recorded', err })
      })

    const shown = {
      typed: typed.trim(),
      customers: await Promise.all(found.customers.map(listed)),
      hits: await Promise.all(found.hits.map(listedHit)),
      nextPath: found.next && nextPath(typed.trim(), found.next),
    }
    return page(c, <CustomersPage {...shown} onlyLocalPart={found.onlyLocalPart} later={place !== null} />)
  })

  async function listed(customer: FoundCustomer): Promise<ListedCustomer> {
    const { id, email, company, phone, disabled } = customer
    const written = phone === null ? null : await showPhone(phone, country)
    return { id, name: fullName(customer), email, company, phone: written, disabled }
  }

  async function listedHit(hit: Hit): Promise<CustomerHit> {
    if (hit.by === 'externalId') return { by: hit.by, customer: await listed(hit.customer) }
    return { ...hit, customer: hit.customer && (await listed(hit.customer)) }
  }
}

function nextPath(typed: string, place: Place): string {
  const path = searchPath(typed)
  return `${path}${path.includes('?') ? '&' : '?'}after=${writePlace(place)}`
}
