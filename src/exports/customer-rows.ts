import { type Customer, customersAfter } from '../accounts/customers.ts'
import type { Database } from '../database/database.ts'

const batch = 500

/** Every customer, in batches, in the order in which they came. */
export async function* everyCustomer(database: Database): AsyncGenerator<Customer[]> {
  for (let last = ''; ; ) {
    const customers = await customersAfter(database, last, batch)
    if (customers.length === 0) return
    yield customers
    last = customers.at(-1)?.id ?? last
  }
}

/** As our own import names them; what it does not bring in stands behind. */
export const customerColumns = [
  ...['external id', 'email', 'first name', 'last name', 'company', 'phone', 'country', 'language'],
  ...['id', 'disabled', 'email proven at', 'newsletter agreed at', 'created at', 'updated at'],
]

/** The cells of one customer; nothing of passwords. */
export const customerCells = (customer: Customer): string[] => [
  customer.externalId ?? '',
  customer.email,
  customer.firstName,
  customer.lastName,
  customer.company ?? '',
  // E.164 needs no country.
  customer.phone ?? '',
  '',
  customer.language ?? '',
  customer.id,
  customer.disabled ? 'yes' : 'no',
  customer.emailProvenAt?.toISOString() ?? '',
  customer.newsletterAgreedAt?.toISOString() ?? '',
  customer.createdAt.toISOString(),
  customer.updatedAt.toISOString(),
]

/** One customer for programs. Picked by name: a column that joins the table later is not exported unseen. */
export const customerObject = (customer: Customer) => ({
  id: customer.id,
  externalId: customer.externalId,
  email: customer.email,
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: customer.company,
  phone: customer.phone,
  language: customer.language,
  disabled: customer.disabled,
  emailProvenAt: customer.emailProvenAt,
  newsletterAgreedAt: customer.newsletterAgreedAt,
  newsletterWording: customer.newsletterWording,
  createdAt: customer.createdAt,
  updatedAt: customer.updatedAt,
})
