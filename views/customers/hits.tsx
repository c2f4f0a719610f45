import { paths } from '../../src/paths.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import type { ListedCustomer } from './customers-page.tsx'

/** One very thing that was typed, and whose it is. */
export type CustomerHit =
  | { by: 'order'; number: string; customer: ListedCustomer | null; email: string | null }
  | { by: 'reference'; reference: string; customer: ListedCustomer | null }
  | { by: 'externalId'; customer: ListedCustomer }

export function Hits({ hits }: { hits: CustomerHit[] }) {
  if (hits.length === 0) return null
  return (
    <ul class="rows">
      {hits.map((hit) => (
        <li>
          <p class="what">
            <Thing hit={hit} />
            <br />
            <Whose hit={hit} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Thing({ hit }: { hit: CustomerHit }) {
  const words = useStaffWords().customers
  if (hit.by === 'externalId') return <strong>{words.hitExternalId}</strong>
  if (hit.by === 'reference')
    return (
      <>
        <strong>{words.hitReference(hit.reference)}</strong>{' '}
        <a href={`${paths.staff.whereIsMyMail}?${new URLSearchParams({ reference: hit.reference })}`}>
          {words.toEmails}
        </a>
      </>
    )
  const named = words.hitOrder(hit.number)
  return hit.customer ? (
    <a href={paths.staff.customerOrder(hit.customer.id, hit.number)}>{named}</a>
  ) : (
    <strong>{named}</strong>
  )
}

function Whose({ hit }: { hit: CustomerHit }) {
  const words = useStaffWords().customers
  const { customer } = hit
  if (customer)
    return (
      <>
        <a href={paths.staff.customer(customer.id)}>{customer.name || words.unnamed}</a>{' '}
        <span class="soft" translate="no">
          {customer.email}
        </span>
      </>
    )
  if (hit.by === 'order')
    return <span class="soft">{hit.email ? words.guestOrder(hit.email) : words.orderOfNobody}</span>
  return <span class="soft">{words.referenceOfNobody}</span>
}
