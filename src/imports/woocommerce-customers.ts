import { type IncomingCustomer, incomingCustomer } from '../accounts/incoming-customer.ts'
import { checked } from './checked.ts'
import type { Format } from './format.ts'

/** The report that WooCommerce itself exports (Analytics → Customers → Download). It has the whole name in one. */
export const wooCommerceCustomers: Format<IncomingCustomer> = {
  from: 'woocommerce',
  what: 'customers',
  title: 'WooCommerce, Analytics, Customers, Download',
  columns: { Name: [], Username: [], 'Sign Up': [], Email: [], 'Total Spend': [] },
  required: ['Name', 'Username', 'Email', 'Total Spend'],
  groupedBy: [],
  read([row]) {
    if (!row) throw new Error('A customer without a row')
    const [, firstName = '', lastName = ''] = /^(\S+)\s+(.+)$/.exec(row.text('Name')) ?? []
    if (firstName === '')
      row.refuse('Name', row.text('Name') === '' ? 'is empty' : 'needs a first and a last name')
    const read = { externalId: null, email: row.text('Email'), firstName, lastName }
    return checked(incomingCustomer, read, row, ([part]) => ({
      row,
      column: part === 'email' ? 'Email' : 'Name',
    }))
  },
}
