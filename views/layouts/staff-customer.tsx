import type { Child, PropsWithChildren } from 'hono/jsx'
import type { StaffWords } from '../../src/i18n/staff-words.ts'
import { paths } from '../../src/paths.ts'
import { StaffPage, useStaffWords } from './staff.tsx'

export type CustomerTab = keyof StaffWords['frame']['customerTabs']

const addresses: Record<CustomerTab, (id: string) => string> = {
  profile: paths.staff.customer,
  addresses: paths.staff.customerAddresses,
  orders: paths.staff.customerOrders,
  access: paths.staff.customerAccess,
  emails: paths.staff.customerEmails,
  history: paths.staff.customerHistory,
}

/** Whom a page is about. */
export type ShownCustomer = { id: string; name: string; email: string; disabled: boolean }

type Props = PropsWithChildren<{
  customer: ShownCustomer
  tab: CustomerTab
  /** Of a page that lies below its tab; without one it is the tab's own. */
  title?: string
  wrong?: boolean
  summary?: Child
}>

/** A page about one customer: name and email on top, and the tabs that the customer has too. */
export function StaffCustomer({ customer, tab, title, wrong = false, summary, children }: Props) {
  const words = useStaffWords().frame
  const called = title ?? words.customerTabs[tab]
  return (
    <StaffPage
      title={`${called} – ${customer.name || customer.email}`}
      tab="customers"
      wrong={wrong}
      summary={summary}
      head={
        <header class="whose">
          <p>
            <strong>{customer.name}</strong> <span class="soft">{customer.email}</span>
          </p>
          <h1>{called}</h1>
        </header>
      }
      under={<Tabs id={customer.id} current={tab} />}
    >
      {children}
    </StaffPage>
  )
}

function Tabs({ id, current }: { id: string; current: CustomerTab }) {
  const words = useStaffWords().frame
  return (
    <nav class="tabs under" aria-label={words.customerNav}>
      <ul>
        {(Object.keys(addresses) as CustomerTab[]).map((tab) => (
          <li>
            <a href={addresses[tab](id)} aria-current={tab === current ? 'page' : undefined}>
              {words.customerTabs[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
