import { type IncomingCustomer, incomingCustomer } from '../accounts/incoming-customer.ts'
import { checked } from './checked.ts'
import type { Format } from './format.ts'

/** Our own format: one row for each customer. */
export const comptoirCustomers: Format<IncomingCustomer> = {
  from: 'comptoir',
  what: 'customers',
  title: 'our own format, described in the README',
  columns: {
    'external id': [],
    email: [],
    'first name': [],
    'last name': [],
    company: [],
    phone: [],
    country: [],
    language: [],
    // Our own export tells more than a file can bring in.
    id: [],
    disabled: [],
    'email proven at': [],
    'newsletter agreed at': [],
    'created at': [],
    'updated at': [],
  },
  required: ['email', 'first name', 'last name'],
  groupedBy: [],
  closed: true,
  read([row]) {
    if (!row) throw new Error('A customer without a row')
    const language = row.text('language').toLowerCase().slice(0, 2)
    const read = {
      externalId: row.textOrNull('external id'),
      email: row.text('email'),
      firstName: row.text('first name'),
      lastName: row.text('last name'),
      ...toldOf('company', row.textOrNull('company')),
      ...toldOf('phone', row.phone('phone', row.country('country'))),
      ...(language === '' ? {} : { language }),
    }
    return checked(incomingCustomer, read, row, ([part]) => ({
      row,
      column: columnOf[String(part)] ?? 'email',
    }))
  },
}

/** An empty cell says nothing: it must not empty what the customer has told since. */
export const toldOf = (name: string, value: string | null) => (value === null ? {} : { [name]: value })

const columnOf: Record<string, string> = {
  externalId: 'external id',
  firstName: 'first name',
  lastName: 'last name',
  company: 'company',
  phone: 'phone',
  language: 'language',
}
