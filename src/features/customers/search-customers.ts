import {
  customersByEmail,
  customersByPhone,
  customersByWords,
  customersWithPhones,
  type FoundCustomer,
  newestCustomers,
  oneFound,
} from '../../accounts/customer-search.ts'
import { readPhoneAnywhere } from '../../accounts/phone.ts'
import { beginningsOfPhone } from '../../accounts/phone-beginning.ts'
import type { Database } from '../../database/database.ts'
import { findByReference } from '../../email/outbox.ts'
import { ordersNumbered } from '../../orders/order-search.ts'
import type { Place } from './search-place.ts'
import { type Asked, readSearch } from './search-text.ts'

export const customersPerPage = 25

/** What one very thing was found by. */
export type Hit =
  | { by: 'order'; number: string; customer: FoundCustomer | null; email: string | null }
  | { by: 'reference'; reference: string; customer: FoundCustomer | null }
  | { by: 'externalId'; customer: FoundCustomer }

export type Found = {
  kind: Asked['kind']
  hits: Hit[]
  customers: FoundCustomer[]
  /** Where the next page begins behind; null on the last one. */
  next: Place | null
  /** Nobody has this email: the list has those with the same part before the @. */
  onlyLocalPart: boolean
}

type List = Pick<Found, 'customers' | 'next'> & { onlyLocalPart?: boolean }

const nobody: List = { customers: [], next: null }

/**
 * Finds customers by whatever staff type: email, name, company, phone, number of an order or of the customer,
 * reference of an email. `country` (ISO 3166-1 alpha-2) is where phone numbers without + are dialled first. A place
 * of another list than the text asks for is not looked at.
 */
export function makeSearchCustomers(database: Database, country: string) {
  return async function searchCustomers(typed: string, place: Place | null): Promise<Found> {
    const asked = readSearch(typed)
    const hits = place ? [] : await hitsOf(asked)
    return { kind: asked.kind, hits, onlyLocalPart: false, ...(await listOf(asked, place)) }
  }

  async function listOf(asked: Asked, place: Place | null): Promise<List> {
    switch (asked.kind) {
      case 'everybody':
        return newest(place)
      case 'email':
        return byEmail(asked, place)
      case 'phone':
        return place?.[0] === 'w' ? byWords(asked.words, place) : byPhone(asked, place)
      case 'words':
        return byWords(asked.words, place)
      default:
        return nobody
    }
  }

  async function newest(place: Place | null): Promise<List> {
    const after = place?.[0] === 'n' ? place[1] : null
    return cut(await newestCustomers(database, { after, most }), ({ id }) => ['n', id])
  }

  /** Those whose address begins so; when there are none, those with the same part before the @. */
  async function byEmail({ beginning, localPart }: Asked & { kind: 'email' }, place: Place | null) {
    const after = place?.[0] === 'e' ? place[1] : null
    const read = async (start: string): Promise<List> =>
      cut(await customersByEmail(database, start, { after, most }), ({ email }) => ['e', email])
    const found = await read(beginning)
    if (found.customers.length > 0 || localPart === beginning) return found
    const alike = await read(localPart)
    return { ...alike, onlyLocalPart: alike.customers.length > 0 }
  }

  /** By phone as dialled here or from abroad; else as dialled in any country; else 1001 may be part of a name. */
  async function byPhone({ text, words }: Asked & { kind: 'phone' }, place: Place | null): Promise<List> {
    const after = place?.[0] === 'p' ? { phone: place[1], id: place[2] } : null
    const here = await customersByPhone(database, await beginningsOfPhone(text, country), { after, most })
    if (here.length > 0 || after) return cut(here, ({ phone, id }) => ['p', phone ?? '', id])
    const elsewhere = await customersWithPhones(database, await readPhoneAnywhere(text), most)
    return elsewhere.length > 0 ? { ...nobody, customers: elsewhere } : byWords(words, place)
  }

  async function byWords(words: string[], place: Place | null): Promise<List> {
    const after = place?.[0] === 'w' ? place[1] : null
    return cut(await customersByWords(database, words, { after, most }), ({ number }) => ['w', number])
  }

  async function hitsOf(asked: Asked): Promise<Hit[]> {
    if (asked.kind !== 'phone' && asked.kind !== 'words') return []
    const sent = asked.kind === 'words' && asked.reference ? await ofReference(asked.reference) : []
    const customer = await oneFound(database, { externalId: asked.text })
    const known = customer ? [{ by: 'externalId' as const, customer }] : []
    return [...sent, ...(await ofOrders(asked.text)), ...known]
  }

  async function one(id: string | null): Promise<FoundCustomer | null> {
    return id === null ? null : ((await oneFound(database, { id })) ?? null)
  }

  async function ofReference(reference: string): Promise<Hit[]> {
    const email = await findByReference(database, reference)
    return email ? [{ by: 'reference', reference, customer: await one(email.customerId) }] : []
  }

  async function ofOrders(typed: string): Promise<Hit[]> {
    const orders = await ordersNumbered(database, typed)
    return Promise.all(
      orders.map(async ({ number, customerId, email }) => ({
        by: 'order' as const,
        number,
        customer: await one(customerId),
        email,
      })),
    )
  }
}

/** One more than a page has tells whether there is a next one. */
const most = customersPerPage + 1

function cut<Row extends FoundCustomer>(rows: Row[], placeOf: (last: Row) => Place): List {
  const customers = rows.slice(0, customersPerPage)
  const last = customers.at(-1)
  return { customers, next: rows.length > customersPerPage && last ? placeOf(last) : null }
}
