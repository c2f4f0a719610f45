import { type IncomingCustomer, incomingCustomer } from '../accounts/incoming-customer.ts'
import { checked } from './checked.ts'
import { toldOf } from './comptoir-customers.ts'
import type { Format } from './format.ts'

/** Shopify's own export of customers (Customers → Export → CSV), with the columns of today and of before 2023. */
export const shopifyCustomers: Format<IncomingCustomer> = {
  from: 'shopify',
  what: 'customers',
  title: 'Shopify admin, Customers, Export, CSV',
  columns: {
    'Customer ID': [],
    'First Name': [],
    'Last Name': [],
    Email: [],
    'Accepts Email Marketing': ['Accepts Marketing'],
    'Default Address Company': ['Company'],
    'Default Address Country Code': ['Country Code'],
    'Default Address Phone': [],
    Phone: [],
  },
  required: ['First Name', 'Last Name', 'Email', 'Accepts Email Marketing'],
  groupedBy: [],
  read([row]) {
    if (!row) throw new Error('A customer without a row')
    const country = row.country('Default Address Country Code')
    const phoneColumn = row.text('Phone') === '' ? 'Default Address Phone' : 'Phone'
    const read = {
      externalId: row.textOrNull('Customer ID'),
      email: row.text('Email'),
      firstName: row.text('First Name'),
      lastName: row.text('Last Name'),
      ...toldOf('company', row.textOrNull('Default Address Company')),
      ...toldOf('phone', row.phone(phoneColumn, country)),
    }
    return checked(incomingCustomer, read, row, ([part]) => ({
      row,
      column: columnOf[String(part)] ?? 'Email',
    }))
  },
}

const columnOf: Record<string, string> = {
  externalId: 'Customer ID',
  firstName: 'First Name',
  lastName: 'Last Name',
  company: 'Default Address Company',
  phone: 'Phone',
}
