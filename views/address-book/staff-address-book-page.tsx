import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { type AddressLabel, AddressParcel, WhichAddress } from './address-parcel.tsx'

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

/** What staff can do with it. */
function Parcel({ customerId, address }: { customerId: string; address: AddressLabel }) {
  const words = useFrame().words.addressBook
  const which = <WhichAddress address={address} />
  return (
    <AddressParcel address={address}>
      <p class="actions">
        <a class="plain" href={paths.staff.customerAddress(customerId, address.id)}>
          {words.edit}
          {which}
        </a>{' '}
        <a class="plain" href={paths.staff.customerRemoveAddress(customerId, address.id)}>
          {words.remove}
          {which}
        </a>
      </p>
    </AddressParcel>
  )
}
