import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { ParcelLines } from './parcel-lines.tsx'

type Props = {
  customer: ShownCustomer
  form: FormValue<never>
  address: { called: string | null }
  lines: string[]
  action: string
}

/** Asks first: a removed address does not come back. */
export function StaffRemoveAddressPage({ customer, form, address, lines, action }: Props) {
  const words = useFrame().words.addressBook
  return (
    <StaffCustomer
      customer={customer}
      tab="addresses"
      title={address.called ? words.removeTitle(address.called) : words.removeUnnamed}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <div class="parcel one">
        <ParcelLines lines={lines} />
      </div>
      <Form class="actions" action={action}>
        <Button>{words.removeIt}</Button>
        <a class="plain" href={paths.staff.customerAddresses(customer.id)}>
          {words.keep}
        </a>
      </Form>
    </StaffCustomer>
  )
}
