import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import type { AddressLabel } from './address-book-page.tsx'
import { ParcelLines } from './parcel-lines.tsx'

type Props = {
  customer: ShownCustomer
  addresses: AddressLabel[]
  /** How many the book holds. */
  most: number
}

/** A customer's address book, as staff see it. */
export function StaffAddressBookPage({ customer, addresses, most }: Props) {
  const { words } = useFrame()
  const staffWords = useStaffWords().customers.addresses
  return (
    <StaffCustomer customer={customer} tab="addresses">
      <p class="soft">{addresses.length > 0 ? staffWords.lead : staffWords.none}</p>
      {addresses.length > 0 && (
        <ul class="cards">
          {addresses.map((address) => (
            <Parcel customerId={customer.id} address={address} />
          ))}
        </ul>
      )}
      {addresses.length < most ? (
        <p>
          <a class="button quiet" href={paths.staff.customerAddAddress(customer.id)}>
            {words.addressBook.add}
          </a>
        </p>
      ) : (
        <p class="soft">{words.addressBook.full(most)}</p>
      )}
    </StaffCustomer>
  )
}

function Parcel({ customerId, address }: { customerId: string; address: AddressLabel }) {
  const words = useFrame().words.addressBook
  const { id, called, lines, defaultShipping, defaultBilling } = address
  const which = <span class="hidden"> {called ?? lines.slice(0, 2).join(', ')}</span>
  return (
    <li class="parcel">
      <header>
        <h2>{called ?? words.unnamed}</h2>
        {(defaultShipping || defaultBilling) && (
          <p class="marks">
            {defaultShipping && <span class="mark">{words.defaultShipping}</span>}{' '}
            {defaultBilling && <span class="mark">{words.defaultBilling}</span>}
          </p>
        )}
      </header>
      <ParcelLines lines={lines} />
      <footer>
        <p class="actions">
          <a class="plain" href={paths.staff.customerAddress(customerId, id)}>
            {words.edit}
            {which}
          </a>{' '}
          <a class="plain" href={paths.staff.customerRemoveAddress(customerId, id)}>
            {words.remove}
            {which}
          </a>
        </p>
      </footer>
    </li>
  )
}
