import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Field } from '../components/field.tsx'
import type { FormValue } from '../components/form-value.ts'
import { StaffAct } from '../components/staff-act.tsx'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import type { ShownCustomer } from '../layouts/staff-customer.tsx'
import type { PendingEmail } from './change-email.tsx'

type Props<Name extends string> = { customer: ShownCustomer; form: FormValue<Name> }

/** Asks for the new address. */
export function StaffEmailChangePage({ customer, form }: Props<'newEmail'>) {
  const words = useStaffWords().customers.access
  return (
    <StaffAct
      customer={customer}
      title={words.changeEmail}
      leads={[words.emailLead, words.askFirst]}
      form={form}
      fields={['newEmail']}
      action={paths.staff.customerEmailChange(customer.id)}
      button={words.sendCode}
      back={paths.staff.customerAccess(customer.id)}
    >
      <Field
        form={form}
        name="newEmail"
        label={words.newEmail}
        type="email"
        autocomplete="off"
        maxlength={254}
        required="starred"
      />
    </StaffAct>
  )
}

/** Asks for the code that the customer reads out. */
export function StaffEmailCodePage({
  customer,
  form,
  pending,
}: Props<'code'> & { pending: PendingEmail | null }) {
  const { language, shop } = useFrame()
  const words = useStaffWords().customers.access
  const waits = pending && [
    words.pending(pending.newEmail),
    words.pendingUntil(dateWords(language, shop.timeZone).time(pending.expiresAt)),
  ]
  return (
    <StaffAct
      customer={customer}
      title={words.typeCode}
      leads={waits ? [waits.join(' ')] : []}
      form={form}
      fields={['code']}
      action={paths.staff.customerEmailCode(customer.id)}
      button={words.confirmEmail}
      back={paths.staff.customerAccess(customer.id)}
    >
      <Field
        form={form}
        name="code"
        label={words.code}
        hint={words.codeHint}
        autocomplete="off"
        required="starred"
      />
    </StaffAct>
  )
}
