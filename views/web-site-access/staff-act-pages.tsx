import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { StaffAct } from '../components/staff-act.tsx'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'

type Props = { customer: ShownCustomer; form: FormValue<never> }

const useWords = () => useStaffWords().customers.access

/** Each asks first and says what will happen. */
export function DisablePage({ customer, form }: Props) {
  const words = useWords()
  return (
    <StaffAct
      {...{ customer, form }}
      title={words.disable}
      leads={[words.disableLead]}
      action={paths.staff.customerDisable(customer.id)}
      button={words.disableIt}
      back={paths.staff.customerAccess(customer.id)}
    />
  )
}

export function EnablePage({ customer, form }: Props) {
  const words = useWords()
  return (
    <StaffAct
      {...{ customer, form }}
      title={words.enable}
      leads={[words.enableLead]}
      action={paths.staff.customerEnable(customer.id)}
      button={words.enableIt}
      back={paths.staff.customerAccess(customer.id)}
    />
  )
}

export function EndSessionsPage({ customer, form }: Props) {
  const words = useWords()
  return (
    <StaffAct
      {...{ customer, form }}
      title={words.endSessions}
      leads={[words.endSessionsLead]}
      action={paths.staff.customerSessions(customer.id)}
      button={words.endIt}
      back={paths.staff.customerAccess(customer.id)}
    />
  )
}

/** In seven days or at once; or not any more, while a deletion waits. */
export function StaffDeletionPage({ customer, form, pending }: Props & { pending: boolean }) {
  const words = useWords()
  return (
    <StaffCustomer
      customer={customer}
      tab="access"
      title={words.deletion}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <p>{words.deletionLead}</p>
      <Form action={paths.staff.customerDeletion(customer.id)}>
        <p class="actions">
          {pending ? (
            <Button name="when" value="never">
              {words.cancelDeletion}
            </Button>
          ) : (
            <Button name="when" value="later">
              {words.deleteIn7Days}
            </Button>
          )}{' '}
          <Button look="quiet" name="when" value="now">
            {words.deleteNow}
          </Button>{' '}
          <a class="plain" href={paths.staff.customerAccess(customer.id)}>
            {words.back}
          </a>
        </p>
      </Form>
    </StaffCustomer>
  )
}
