import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { ParcelLines } from '../address-book/parcel-lines.tsx'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Tick } from '../components/tick.tsx'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { Questions, type RightAnswers } from './questions.tsx'

type Props = { customer: ShownCustomer; answers: RightAnswers; form: FormValue<'asked'> }

/** Before a temporary password is read out. */
export function AskToReadOutPage(props: Props) {
  const words = useStaffWords().phoneDesk
  return (
    <Ask
      {...props}
      title={words.readOut}
      lead={words.readOutLead}
      action={paths.staff.customerReadOut(props.customer.id)}
      button={words.makeReadOut}
    />
  )
}

/** Before a letter is printed; without a postal address there is none. */
export function AskForLetterPage({ to, ...props }: Props & { to: string[] | null }) {
  const words = useStaffWords().phoneDesk
  const { noPostalAddress } = useFrame().words.errors
  return (
    <Ask
      {...props}
      title={words.print}
      lead={words.printLead}
      action={paths.staff.customerLetter(props.customer.id)}
      button={words.makeLetter}
      lacks={to === null ? noPostalAddress : null}
    >
      {to && (
        <section class="stack">
          <h2>{words.goesTo}</h2>
          <ParcelLines lines={to} />
        </section>
      )}
    </Ask>
  )
}

type AskProps = PropsWithChildren<
  Props & {
    title: string
    lead: string
    action: string
    button: string
    /** Why it cannot be done at all. */
    lacks?: string | null
  }
>

function Ask({ customer, answers, form, title, lead, action, button, lacks = null, children }: AskProps) {
  const { errors } = useFrame().words
  const words = useStaffWords()
  const why = customer.disabled ? errors.accountIsClosed : lacks
  return (
    <StaffCustomer
      customer={customer}
      tab="access"
      title={title}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['asked']} />}
    >
      <p>{lead}</p>
      {why !== null ? (
        <p>
          {!isWrong(form) && <strong>{why}</strong>}{' '}
          <a class="plain" href={paths.staff.customerAccess(customer.id)}>
            {words.customers.access.back}
          </a>
        </p>
      ) : (
        <>
          <Questions answers={answers} />
          {children}
          <Form action={action}>
            <Tick form={form} name="asked" label={words.phoneDesk.asked} />
            <p class="actions">
              <Button>{button}</Button>{' '}
              <a class="plain" href={paths.staff.customerAccess(customer.id)}>
                {words.customers.access.back}
              </a>
            </p>
          </Form>
        </>
      )}
    </StaffCustomer>
  )
}
