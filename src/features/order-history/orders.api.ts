import * as z from 'zod'
import { externalIdsOf, findByExternalId } from '../../accounts/customer-feed.ts'
import { externalId } from '../../accounts/incoming-customer.ts'
import { incomingEmail } from '../../accounts/incoming-text.ts'
import type { Database } from '../../database/database.ts'
import { listQuery, pageOf, readCursor, strangeCursor, writeCursor } from '../../http/api/list-page.ts'
import { type Operation, operation } from '../../http/api/operation.ts'
import { incomingOrder, incomingOrderFields, orderNumber } from '../../orders/incoming-order.ts'
import { findOrder, listChangedOrders } from '../../orders/order-feed.ts'
import { saveOrders } from '../../orders/save-orders.ts'
import type { StoredOrder } from '../../orders/stored-order.ts'
import type { Services } from '../../services.ts'
import { batchBody, batchResults, saveBatch } from './order-batch.ts'
import { answeredOrder, writeOrder } from './written-order.ts'

const oneOrder = z.strictObject({ number: orderNumber })
const noQuery = z.strictObject({})
const noParams = z.strictObject({})

const filters = z.strictObject({
  ...listQuery,
  customer: externalId.optional().meta({ description: 'Of the customer with this id of yours' }),
  email: incomingEmail.optional().meta({ description: 'Placed with this address' }),
  updatedSince: z.iso
    .datetime({ offset: true })
    .transform((written) => new Date(written))
    .optional()
    .meta({ description: 'Changed at this instant or later' }),
})

const cursorParts = z.tuple([z.int().min(0).max(8.64e15), z.uuid()])

const documented = z.strictObject({ orders: z.array(incomingOrder).min(1).max(500) })
const missing = { problem: { status: 404, detail: 'There is no order with this number.' } } as const
const order = { description: 'The order', schema: answeredOrder }

/** With the shop's own id of whose it is. */
async function writeAll(database: Database, orders: StoredOrder[]) {
  const owners = orders.flatMap(({ order }) => order.customerId ?? [])
  const externalIds = await externalIdsOf(database, [...new Set(owners)])
  return orders.map((stored) => writeOrder(stored, externalIds))
}

/** Orders over the API: the shop pushes them by their number, and reads back what is here. */
export const orderOperations = ({ database, clock }: Services): Operation[] => [
  operation({
    method: 'put',
    path: '/orders/{number}',
    id: 'putOrder',
    summary: 'Create an order or replace it whole. The same call twice changes nothing.',
    scope: 'orders:write',
    params: oneOrder,
    query: noQuery,
    body: { schema: incomingOrderFields, most: 1_000_000 },
    answers: { 200: order, 201: { ...order, description: 'The order, new' } },
    async handle({ params: { number }, body }) {
      const [saved] = await saveOrders(database, [{ ...body, number }], clock())

      const stored = await findOrder(database, number)
      if (!stored) return missing
      const written = await writeAll(database, [stored])
      const location = `/orders/${encodeURIComponent(number)}`
      return saved === 'created'
        ? { status: 201, body: written[0], location }
        : { status: 200, body: written[0] }
    },
  }),

  operation({
    method: 'get',
    path: '/orders/{number}',
    id: 'getOrder',
    summary: 'One order',
    scope: 'orders:read',
    params: oneOrder,
    query: noQuery,
    answers: { 200: order, 404: { description: 'There is no such order' } },
    async handle({ params: { number } }) {
      const stored = await findOrder(database, number)
      if (!stored) return missing

      return { status: 200, body: (await writeAll(database, [stored]))[0] }
    },
  }),

  operation({
    method: 'get',
    path: '/orders',
    id: 'listOrders',
    summary: 'Orders in the sequence of their last change',
    scope: 'orders:read',
    params: noParams,
    query: filters,
    answers: { 200: { description: 'A page', schema: pageOf(answeredOrder) } },
    async handle({ query: { limit, cursor, customer, email, updatedSince } }) {
      const place = cursor === undefined ? null : readCursor(cursorParts, cursor)
      if (cursor !== undefined && place === null) return strangeCursor
      const owner = customer === undefined ? undefined : await findByExternalId(database, customer)
      if (customer !== undefined && !owner) return { status: 200, body: { items: [], next: null } }

      const filter = {
        ...(owner && { customerId: owner.id }),
        ...(email !== undefined && { email }),
        ...(updatedSince && { updatedSince }),
      }
      const after = place && { updatedAt: new Date(place[0]), id: place[1] }
      const found = await listChangedOrders(database, filter, after, limit + 1)

      const items = found.slice(0, limit)
      const last = items.at(-1)?.order
      const next =
        found.length > limit && last?.updatedAt ? writeCursor([last.updatedAt.getTime(), last.id]) : null
      return { status: 200, body: { items: await writeAll(database, items), next } }
    },
  }),

  operation({
    method: 'post',
    path: '/orders/batch',
    id: 'putOrders',
    summary: 'Up to 500 orders: each has a result of its own, and a bad one keeps back no other',
    scope: 'orders:write',
    params: noParams,
    query: noQuery,
    body: { schema: batchBody, documented, most: 5_000_000 },
    answers: { 200: { description: 'What became of each, in order', schema: batchResults } },
    async handle({ body: { orders } }) {
      return { status: 200, body: { results: await saveBatch(database, orders, clock()) } }
    },
  }),
]
