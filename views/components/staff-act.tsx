import type { PropsWithChildren } from 'hono/jsx'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Form } from './form.tsx'
import { type FormValue, isWrong } from './form-value.ts'

type Props<Name extends string> = PropsWithChildren<{
  customer: ShownCustomer
  title: string
  /** What the act does, before it is done. */
  leads: string[]
  form: FormValue<Name>
  fields?: readonly Name[]
  action: string
  button: string
  /** Where one goes who does nothing. */
  back: string
}>

/** One act of staff on a customer: what it does, what it needs, and the button. */
export function StaffAct<Name extends string>(props: Props<Name>) {
  const { customer, title, leads, form, fields = [], action, button, back, children } = props
  return (
    <StaffCustomer
      customer={customer}
      tab="access"
      title={title}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={fields} />}
    >
      {leads.map((lead) => (
        <p>{lead}</p>
      ))}
      <Form action={action}>
        {children}
        <p class="actions">
          <Button>{button}</Button>{' '}
          <a class="plain" href={back}>
            {useStaffWords().customers.access.back}
          </a>
        </p>
      </Form>
    </StaffCustomer>
  )
}
