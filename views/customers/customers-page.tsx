import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { type CustomerHit, Hits } from './hits.tsx'

export type ListedCustomer = {
  id: string
  name: string
  email: string
  company: string | null
  /** As people write it */
  phone: string | null
  disabled: boolean
}

type Props = {
  /** As typed; empty for everybody */
  typed: string
  customers: ListedCustomer[]
  hits: CustomerHit[]
  /** Nobody has the email; the list has those with the same part before the @. */
  onlyLocalPart: boolean
  /** Whether a page came before */
  later: boolean
  nextPath: string | null
}

/** Customers, found by whatever was typed. */
export function CustomersPage({ typed, customers, hits, onlyLocalPart, later, nextPath }: Props) {
  const words = useStaffWords().customers
  const { staff } = useFrame()
  const caption = onlyLocalPart ? words.foundPart(typed) : typed === '' ? words.newest : words.found(typed)
  return (
    <StaffPage title={words.title} tab="customers">
      <Search typed={typed} />
      <Hits hits={hits} />
      {customers.length > 0 && <Table caption={caption} customers={customers} />}
      {customers.length === 0 && hits.length === 0 && <Nobody typed={typed} />}
      <nav class="pages screen" aria-label={words.pages}>
        {(later || typed !== '') && (
          <a class="plain" href={later ? searchPath(typed) : paths.staff.customers}>
            {later ? words.first : words.all}
          </a>
        )}{' '}
        {nextPath && (
          <a class="plain" href={nextPath} rel="next">
            {words.next}
          </a>
        )}
      </nav>
      {staff?.role === 'owner' && (
        <p class="screen">
          <a class="plain" href={paths.staff.exports}>
            {words.toExport}
          </a>
        </p>
      )}
    </StaffPage>
  )
}

/** The address of a search; of everybody when nothing was typed. */
export const searchPath = (typed: string): string =>
  typed === '' ? paths.staff.customers : `${paths.staff.customers}?${new URLSearchParams({ q: typed })}`

function Search({ typed }: { typed: string }) {
  const words = useStaffWords().customers
  return (
    <search class="filters seek screen" aria-label={words.search}>
      <form class="filter" method="get" action={paths.staff.customers}>
        <div class="field">
          <label for="q">{words.search}</label>
          <p class="hint" id="q-hint">
            {words.searchHint}
          </p>
          <input
            id="q"
            name="q"
            type="search"
            value={typed}
            maxlength={254}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="q-hint"
          />
        </div>
        <Button look="quiet">{words.find}</Button>
      </form>
    </search>
  )
}

function Table({ caption, customers }: { caption: string; customers: ListedCustomer[] }) {
  const words = useStaffWords().customers
  return (
    <table class="list people">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.email}</th>
          <th scope="col">{words.company}</th>
          <th scope="col">{words.phone}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <Row customer={customer} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ customer: { id, name, email, company, phone, disabled } }: { customer: ListedCustomer }) {
  const words = useStaffWords().customers
  return (
    <tr>
      <th scope="row">
        <a href={paths.staff.customer(id)}>{name || words.unnamed}</a>
        {disabled && [' ', <span class="mark">{words.disabled}</span>]}
      </th>
      <td translate="no">{email}</td>
      <td>{company}</td>
      <td>{phone}</td>
    </tr>
  )
}

function Nobody({ typed }: { typed: string }) {
  const words = useStaffWords().customers
  return (
    <div class="parcel blank">
      <h2>{typed === '' ? words.none : words.nobody(typed)}</h2>
      {typed !== '' && <p class="soft">{words.nobodyHint}</p>}
    </div>
  )
}
