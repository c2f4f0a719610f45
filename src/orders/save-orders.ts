import { and, eq, exists, inArray, isNotNull, isNull, notExists } from 'drizzle-orm'
import { customerOfProvenEmail, customerWithEmail } from '../accounts/proven-email.ts'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { isConstraintFailure } from '../database/failures.ts'
import { newId } from '../database/ids.ts'
import { insertRows } from '../database/insert-rows.ts'
import { insertRowsWhen } from '../database/insert-rows-when.ts'
import { scalar } from '../database/scalar.ts'
import type { IncomingOrder } from './incoming-order.ts'
import { order } from './order.table.ts'
import { orderLine } from './order-line.table.ts'
import { shipment } from './shipment.table.ts'
import { readStored, type StoredOrder, sameLines, sameOrder, sameShipments } from './stored-order.ts'

export type SavedOrder = 'created' | 'replaced' | 'unchanged'

/** Whoever loses this often against others who write the same order is told so by an exception. */
const mostRounds = 50

/**
 * Saves orders by their number, in one transaction, and answers what became of each, in order. The same input
 * twice leaves the same rows. When a number stands twice in the input, the later one follows in a transaction of
 * its own. An order becomes the customer's whose proven email it was placed with; whose it is stays as it is
 * until the shop gives it another email.
 */
export async function saveOrders(
  database: Database,
  orders: readonly IncomingOrder[],
  now: Date,
): Promise<SavedOrder[]> {
  const outcomes: SavedOrder[] = []
  let open = orders.map((incoming, index) => ({ incoming, index }))
  for (let round = 0; open.length > 0; round += 1) {
    if (round === mostRounds + orders.length) throw new Error('Others keep writing the same orders')
    const first = firstOfEachNumber(open)
    const saved = await saveOnce(
      database,
      first.map(({ incoming }) => incoming),
      now,
    )
    first.forEach(({ index }, i) => {
      const outcome = saved[i]
      if (outcome && outcome !== 'overtaken') outcomes[index] = outcome
    })
    open = open.filter(({ index }) => outcomes[index] === undefined)
  }
  return outcomes
}

function firstOfEachNumber<Entry extends { incoming: IncomingOrder }>(entries: Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ incoming: { number } }) => !seen.has(number) && seen.add(number))
}

/**
 * One transaction. What is to be written follows from what was read before it, so each statement asks whether the
 * order is still as it was read: its `updatedAt` moves on with every change. An order that is not is *overtaken*.
 */
async function saveOnce(
  database: Database,
  orders: IncomingOrder[],
  now: Date,
): Promise<(SavedOrder | 'overtaken')[]> {
  const stored = await readStored(
    database,
    orders.map(({ number }) => number),
  )
  const plans = orders.map((incoming) => planFor(incoming, stored.get(incoming.number), now))

  if (plans.every(({ rows }) => rows) && (await createAll(database, orders, plans)))
    return plans.map(({ outcome }) => outcome)

  const answers = (await atomically(database, (transaction) => [
    ...plans.flatMap((plan) => plan.statements(transaction)),
    claimSaved(
      transaction,
      orders.map(({ number }) => number),
    ),
  ])) as { id: string }[][]

  const written = new Set(answers.flatMap((rows) => (Array.isArray(rows) ? rows.map(({ id }) => id) : [])))
  return plans.map(({ id, outcome }) => (outcome === 'unchanged' || written.has(id) ? outcome : 'overtaken'))
}

/**
 * The quick way for new orders only, in one transaction. False, and nothing is written, when somebody else has
 * created one of them meanwhile.
 */
async function createAll(database: Database, orders: IncomingOrder[], plans: Plan[]): Promise<boolean> {
  const rows = plans.flatMap((plan) => plan.rows ?? [])
  try {
    await atomically(database, (transaction) => [
      insertRows(
        transaction,
        order,
        rows.map((each) => each.order),
      ),
      insertRows(
        transaction,
        orderLine,
        rows.flatMap(({ lines }) => lines),
      ),
      insertRows(
        transaction,
        shipment,
        rows.flatMap(({ shipments }) => shipments),
      ),
      claimSaved(
        transaction,
        orders.map(({ number }) => number),
      ),
    ])
    return true
  } catch (error) {
    if (isConstraintFailure(error)) return false
    throw error
  }
}

type Plan = {
  id: string
  outcome: SavedOrder
  /** Of an order that is to be created: all of it. */
  rows?: {
    order: typeof order.$inferInsert
    lines: (typeof orderLine.$inferInsert)[]
    shipments: (typeof shipment.$inferInsert)[]
  }
  statements: (transaction: Transaction) => Statement[]
}

/** Of these, the ones that write the order itself return its id. */
type Statement = { execute(): Promise<unknown>; then: unknown }

function planFor(incoming: IncomingOrder, stored: StoredOrder | undefined, now: Date): Plan {
  if (!stored) return creation(incoming, now)
  const changed = {
    order: !sameOrder(stored.order, incoming),
    lines: !sameLines(stored.lines, incoming.lines),
    shipments: !sameShipments(stored.shipments, incoming.shipments),
  }
  if (!changed.order && !changed.lines && !changed.shipments)
    return { id: stored.order.id, outcome: 'unchanged', statements: () => [] }
  return replacement(incoming, stored, changed, now)
}

function creation({ lines, shipments, ...fields }: IncomingOrder, now: Date): Plan {
  const id = newId(now)
  const statements = (transaction: Transaction) => {
    const made = exists(transaction.select({ id: order.id }).from(order).where(eq(order.id, id)))
    return [
      transaction
        .insert(order)
        .values({ id, ...fields, updatedAt: now })
        .onConflictDoNothing({ target: order.number })
        .returning({ id: order.id }),
      ...rowsOf(lines, id, now, (rows) => insertRowsWhen(transaction, orderLine, rows, made)),
      ...rowsOf(shipments, id, now, (rows) => insertRowsWhen(transaction, shipment, rows, made)),
    ]
  }
  const partOf = <Part extends object>(part: Part, position: number) => ({
    id: newId(now),
    orderId: id,
    position,
    ...part,
  })
  const rows = {
    order: { id, ...fields, updatedAt: now },
    lines: lines.map(partOf),
    shipments: shipments.map(partOf),
  }
  return { id, outcome: 'created', rows, statements }
}

/** The order itself comes last: until then it tells whether it is still as it was read. */
function replacement(
  { lines, shipments, ...fields }: IncomingOrder,
  { order: { id, email, updatedAt } }: StoredOrder,
  changed: { lines: boolean; shipments: boolean },
  now: Date,
): Plan {
  const asRead = and(
    eq(order.id, id),
    updatedAt === null ? isNull(order.updatedAt) : eq(order.updatedAt, updatedAt),
  )
  const later = new Date(Math.max(now.getTime(), (updatedAt?.getTime() ?? 0) + 1))

  const statements = (transaction: Transaction) => {
    const untouched = exists(transaction.select({ id: order.id }).from(order).where(asRead))
    const replaced: Statement[] = []
    if (changed.lines)
      replaced.push(
        transaction.delete(orderLine).where(and(eq(orderLine.orderId, id), untouched)),
        ...rowsOf(lines, id, now, (rows) => insertRowsWhen(transaction, orderLine, rows, untouched)),
      )
    if (changed.shipments)
      replaced.push(
        transaction.delete(shipment).where(and(eq(shipment.orderId, id), untouched)),
        ...rowsOf(shipments, id, now, (rows) => insertRowsWhen(transaction, shipment, rows, untouched)),
      )
    if (fields.email !== null && fields.email !== email)
      replaced.push(
        transaction
          .update(order)
          .set({ customerId: null })
          .where(and(asRead, notExists(customerWithEmail(transaction, order.customerId, fields.email)))),
      )
    replaced.push(
      transaction
        .update(order)
        .set({ ...fields, updatedAt: later })
        .where(asRead)
        .returning({ id: order.id }),
    )
    return replaced
  }
  return { id, outcome: 'replaced', statements }
}

function rowsOf<Part extends object>(
  parts: Part[],
  orderId: string,
  now: Date,
  insert: (rows: (Part & { id: string; orderId: string; position: number })[]) => Statement,
): Statement[] {
  if (parts.length === 0) return []
  return [insert(parts.map((part, position) => ({ id: newId(now), orderId, position, ...part })))]
}

/** Statement: what was placed with an address whose mailbox a customer has proven is that customer's. */
const claimSaved = (transaction: Transaction, numbers: string[]) =>
  transaction
    .update(order)
    .set({ customerId: scalar(customerOfProvenEmail(transaction, order.email)) })
    .where(
      and(
        inArray(order.number, numbers),
        isNull(order.customerId),
        isNotNull(order.email),
        exists(customerOfProvenEmail(transaction, order.email)),
      ),
    )
