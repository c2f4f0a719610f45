import type { Customer } from '../../accounts/customers.ts'
import { pendingDeletion } from '../../accounts/deletions.ts'
import {
  emailChangesAbout,
  registrationsAbout,
  sessionsAbout,
  temporaryPasswordsAbout,
} from '../../accounts/own-records.ts'
import type { Database } from '../../database/database.ts'
import { emailsAbout } from '../../email/emails-about.ts'
import { eventsAbout } from '../../history/events-about.ts'
import { ordersAbout } from '../../orders/orders-about.ts'

/** What an address book holds, handed in: features do not know each other. */
export type OwnAddress = {
  called: string | null
  name: string
  company: string | null
  line1: string
  line2: string | null
  district: string | null
  town: string | null
  region: string | null
  postcode: string | null
  sortingCode: string | null
  country: string
  defaultShipping: boolean
  defaultBilling: boolean
  createdAt: Date
  updatedAt: Date | null
}

export type ReadAddresses = (database: Database, customerId: string) => Promise<OwnAddress[]>

export type OwnData = Awaited<ReturnType<typeof ownDataOf>>

/** Goes up when a key changes its meaning or is taken away. */
const version = 1

/**
 * Everything held about a customer, by the keys of the file that they get: the README has what each means. The long
 * lists are read while they are written out. Nothing of other people, and nothing that is or makes a secret.
 */
export async function ownDataOf(
  database: Database,
  customer: Customer,
  { shop, readAddresses }: { shop: string; readAddresses: ReadAddresses },
  now: Date,
) {
  const { id, email } = customer
  const deletion = await pendingDeletion(database, id)
  const addresses = await readAddresses(database, id)
  return {
    format: 'comptoir-own-data',
    version,
    madeAt: now,
    shop,
    account: accountOf(customer),
    newsletter: newsletterOf(customer),
    deletion: deletion
      ? { askedBy: deletion.askedBy, askedAt: deletion.askedAt, dueAt: deletion.dueAt }
      : null,
    addresses: addresses.map(addressOf),
    orders: ordersAbout(database, id),
    emails: emailsAbout(database, id, email),
    sessions: await sessionsAbout(database, id),
    temporaryPasswords: await temporaryPasswordsAbout(database, id),
    emailChanges: await emailChangesAbout(database, id),
    registrations: await registrationsAbout(database, email),
    history: eventsAbout(database, id),
  }
}

const accountOf = (customer: Customer) => ({
  id: customer.id,
  externalId: customer.externalId,
  email: customer.email,
  emailProvenAt: customer.emailProvenAt,
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: customer.company,
  phone: customer.phone,
  language: customer.language,
  hasPassword: customer.passwordHash !== null,
  invitedAt: customer.invitedAt,
  disabled: customer.disabled,
  createdAt: customer.createdAt,
  updatedAt: customer.updatedAt,
})

/** What the shop must be able to show of the consent (GDPR article 7(1)); null when there is none. */
const newsletterOf = ({ newsletterAgreedAt, newsletterWording }: Customer) =>
  newsletterAgreedAt ? { agreedAt: newsletterAgreedAt, wording: newsletterWording } : null

/** Key by key: a column that is added later must be decided upon before it gets out. */
const addressOf = (address: OwnAddress): OwnAddress => ({
  called: address.called,
  name: address.name,
  company: address.company,
  line1: address.line1,
  line2: address.line2,
  district: address.district,
  town: address.town,
  region: address.region,
  postcode: address.postcode,
  sortingCode: address.sortingCode,
  country: address.country,
  defaultShipping: address.defaultShipping,
  defaultBilling: address.defaultBilling,
  createdAt: address.createdAt,
  updatedAt: address.updatedAt,
})
