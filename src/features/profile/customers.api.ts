import * as z from 'zod'
import { findByExternalId, listCustomers } from '../../accounts/customer-feed.ts'
import type { Customer } from '../../accounts/customers.ts'
import { externalId, incomingCustomerFields } from '../../accounts/incoming-customer.ts'
import { incomingEmail } from '../../accounts/incoming-text.ts'
import { saveCustomers } from '../../accounts/save-customers.ts'
import { listQuery, pageOf, readCursor, strangeCursor, writeCursor } from '../../http/api/list-page.ts'
import { type Operation, operation } from '../../http/api/operation.ts'
import { deleteNow } from '../../orders/delete-customers.ts'
import type { Services } from '../../services.ts'

const oneCustomer = z.strictObject({ externalId })
const noQuery = z.strictObject({})
const filters = z.strictObject({ ...listQuery, email: incomingEmail.optional() })
const cursorParts = z.tuple([z.uuid()])

/** A customer as the API tells of one: nothing of passwords. */
const answeredCustomer = z.strictObject({
  id: z.uuid(),
  externalId: externalId.nullable().meta({ description: 'Null for who registered here and was never put' }),
  ...incomingCustomerFields.shape,
  language: z.enum(['en', 'fr']).nullable(),
  emailProven: z.boolean().meta({ description: 'Whether the customer has proven to read this mailbox' }),
  newsletterAgreedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

const writeCustomer = (customer: Customer): z.input<typeof answeredCustomer> => ({
  id: customer.id,
  externalId: customer.externalId,
  email: customer.email,
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: customer.company,
  phone: customer.phone,
  language: customer.language,
  emailProven: customer.emailProvenAt !== null,
  newsletterAgreedAt: customer.newsletterAgreedAt?.toISOString() ?? null,
  createdAt: customer.createdAt.toISOString(),
  updatedAt: customer.updatedAt.toISOString(),
})

const missing = { problem: { status: 404, detail: 'There is no customer with this id.' } } as const
const notFound = { description: 'There is no such customer' }
const customer = { description: 'The customer', schema: answeredCustomer }

/** Customers over the API, by the shop's own id. */
export const customerOperations = ({ database, config, outbox, clock }: Services): Operation[] => [
  operation({
    method: 'put',
    path: '/customers/{externalId}',
    id: 'putCustomer',
    summary:
      'Create a customer without a password, or change one. Who registered here with this email gets your id.',
    scope: 'customers:write',
    params: oneCustomer,
    query: noQuery,
    body: { schema: incomingCustomerFields, most: 1_000_000 },
    answers: {
      200: customer,
      201: { ...customer, description: 'The customer, new' },
      404: { description: 'Deleted by another call at the same moment' },
      409: { description: 'Another customer has this email' },
    },
    async handle({ params, body, actor, origin }) {
      const by = { actor, origin }
      const [saved] = await saveCustomers(database, [{ ...body, ...params }], by, clock())
      if (typeof saved === 'object')
        return {
          problem: {
            status: 409,
            detail: 'Another customer has this email.',
            errors: [{ pointer: '#/email', detail: 'Is the email of another customer' }],
          },
        }

      const stored = await findByExternalId(database, params.externalId)
      if (!stored) return missing
      const location = `/customers/${encodeURIComponent(params.externalId)}`
      const written = writeCustomer(stored)
      return saved === 'created' ? { status: 201, body: written, location } : { status: 200, body: written }
    },
  }),

  operation({
    method: 'get',
    path: '/customers/{externalId}',
    id: 'getCustomer',
    summary: 'One customer',
    scope: 'customers:read',
    params: oneCustomer,
    query: noQuery,
    answers: { 200: customer, 404: notFound },
    async handle({ params }) {
      const stored = await findByExternalId(database, params.externalId)

      return stored ? { status: 200, body: writeCustomer(stored) } : missing
    },
  }),

  operation({
    method: 'delete',
    path: '/customers/{externalId}',
    id: 'deleteCustomer',
    summary: 'Delete the account at once. Its orders stay, without email, and are nobody’s.',
    scope: 'customers:write',
    params: oneCustomer,
    query: noQuery,
    answers: { 204: { description: 'It is gone' }, 404: notFound },
    async handle({ params, actor, origin }) {
      const stored = await findByExternalId(database, params.externalId)
      const by = { actor, origin, language: config.shop.language }
      const isGone = stored !== undefined && (await deleteNow(database, stored.id, by, clock()))

      if (isGone) outbox.wake()
      return isGone ? { status: 204 } : missing
    },
  }),

  operation({
    method: 'get',
    path: '/customers',
    id: 'listCustomers',
    summary: 'Customers in the sequence in which they came',
    scope: 'customers:read',
    params: z.strictObject({}),
    query: filters,
    answers: { 200: { description: 'A page', schema: pageOf(answeredCustomer) } },
    async handle({ query: { limit, cursor, email } }) {
      const place = cursor === undefined ? null : readCursor(cursorParts, cursor)
      if (cursor !== undefined && place === null) return strangeCursor

      const filter = email === undefined ? {} : { email }
      const found = await listCustomers(database, filter, place?.[0] ?? null, limit + 1)

      const items = found.slice(0, limit)
      const last = items.at(-1)
      const next = found.length > limit && last ? writeCursor([last.id]) : null
      return { status: 200, body: { items: items.map(writeCustomer), next } }
    },
  }),
]
