import type { PostalCountry } from '../../src/i18n/postal-country.ts'
import { paths } from '../../src/paths.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import type { AddressInput } from './address-fields.tsx'
import { AddressForm } from './address-form.tsx'

type Props = {
  customer: ShownCustomer
  form: FormValue<AddressInput>
  fields: PostalCountry
  lines: string[]
  /** Where the form goes. */
  action: string
  /** Null for a new one. */
  address: { called: string | null } | null
}

/** One address of a customer, to be corrected by staff. */
export function StaffAddressPage({ customer, form, fields, lines, action, address }: Props) {
  const { words } = useFrame()
  const book = words.addressBook
  const changed = address?.called ? book.editTitle(address.called) : book.editUnnamed
  return (
    <StaffCustomer
      customer={customer}
      tab="addresses"
      title={address ? changed : book.add}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['country', ...fields.asked, 'called']} />}
    >
      <p class="soft">{useStaffWords().customers.addresses.lead}</p>
      <p class="soft">{words.site.required}</p>
      <AddressForm
        {...{ form, fields, lines, action }}
        back={paths.staff.customerAddresses(customer.id)}
        own={false}
      />
    </StaffCustomer>
  )
}
