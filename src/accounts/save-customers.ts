import { and, eq, exists, inArray, isNull, ne, notExists, or, type SQL } from 'drizzle-orm'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { insertRowsWhen } from '../database/insert-rows-when.ts'
import { type Entry, recordEvent } from '../history/record.ts'
import { customer } from './customer.table.ts'
import type { Customer } from './customers.ts'
import type { IncomingCustomer } from './incoming-customer.ts'
import { leaveOldMailbox } from './leave-old-mailbox.ts'

/** Who wrote, for history. */
type By = Pick<Entry, 'actor' | 'origin'>

/** Another customer has this email, and the shop knows that one under another id. */
export type CustomerConflict = { conflict: 'emailTaken' }

export type SavedCustomer = 'created' | 'updated' | 'unchanged' | CustomerConflict

/** Whoever loses this often against others who write the same customer is told so by an exception. */
const mostRounds = 50

/**
 * Saves customers by the shop's own id, or by email when the customer of that email has no such id yet: the shop
 * vouches for both. Answers what became of each, in order; a conflict keeps nothing of that one and all of the
 * others. One transaction, save for those that share an id or an email with an earlier one. Passwords are never
 * touched. A new email is not proven, ends what rests on the old mailbox (TP-7), and stands in the history.
 */
export async function saveCustomers(
  database: Database,
  customers: readonly IncomingCustomer[],
  by: By,
  now: Date,
): Promise<SavedCustomer[]> {
  const outcomes: SavedCustomer[] = []
  let open = customers.map((incoming, index) => ({ incoming, index }))
  for (let round = 0; open.length > 0; round += 1) {
    if (round === mostRounds + customers.length) throw new Error('Others keep writing the same customers')
    const apart = withoutRepeats(open)
    const saved = await saveOnce(
      database,
      apart.map(({ incoming }) => incoming),
      by,
      now,
    )
    apart.forEach(({ index }, i) => {
      const outcome = saved[i]
      if (outcome && outcome !== 'overtaken') outcomes[index] = outcome
    })
    open = open.filter(({ index }) => outcomes[index] === undefined)
  }
  return outcomes
}

/** Those that share neither id nor email with one before them. */
function withoutRepeats<Entry extends { incoming: IncomingCustomer }>(entries: Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ incoming: { externalId, email } }) => {
    const marks = [`email ${email}`, ...(externalId === null ? [] : [`id ${externalId}`])]
    const isFirst = marks.every((mark) => !seen.has(mark))
    for (const mark of marks) seen.add(mark)
    return isFirst
  })
}

type Outcome = SavedCustomer | 'overtaken'
type Statement = { execute(): Promise<unknown>; then: unknown }
type Plan = { outcome: SavedCustomer; id?: string; statements: (transaction: Transaction) => Statement[] }

/** What is to be written follows from what was read before, so each statement asks whether that still holds. */
async function saveOnce(
  database: Database,
  incoming: IncomingCustomer[],
  by: By,
  now: Date,
): Promise<Outcome[]> {
  const known = await readKnown(database, incoming)
  const plans = incoming.map((each) => planFor(each, known, by, now))

  const answers: unknown[] = await atomically(database, (transaction) =>
    plans.flatMap((plan) => plan.statements(transaction)),
  )

  const written = new Set(
    answers.flatMap((rows) => (Array.isArray(rows) ? (rows as { id: string }[]).map(({ id }) => id) : [])),
  )
  return plans.map(({ id, outcome }) => (id === undefined || written.has(id) ? outcome : 'overtaken'))
}

type Known = { byExternalId: Map<string | null, Customer>; byEmail: Map<string, Customer> }

async function readKnown(database: Database, incoming: IncomingCustomer[]): Promise<Known> {
  const ids = incoming.flatMap(({ externalId }) => externalId ?? [])
  const emails = incoming.map(({ email }) => email)
  const found = await database
    .select()
    .from(customer)
    .where(or(inArray(customer.email, emails), inArray(customer.externalId, ids)))
  return {
    byExternalId: new Map(found.map((each) => [each.externalId, each])),
    byEmail: new Map(found.map((each) => [each.email, each])),
  }
}

function planFor(incoming: IncomingCustomer, { byExternalId, byEmail }: Known, by: By, now: Date): Plan {
  const { externalId } = incoming
  const sameId = externalId === null ? undefined : byExternalId.get(externalId)
  const sameEmail = byEmail.get(incoming.email)
  const stored = sameId ?? sameEmail
  if (!stored) return creation(incoming, now)

  const isTaken = sameEmail !== undefined && sameEmail !== stored
  const hasOtherId = externalId !== null && stored.externalId !== null && stored.externalId !== externalId
  if (isTaken || hasOtherId) return { outcome: { conflict: 'emailTaken' }, statements: () => [] }

  const changes = changesOf(stored, incoming)
  if (Object.keys(changes).length === 0) return { outcome: 'unchanged', statements: () => [] }
  return update(stored, changes, by, now)
}

function creation({ externalId, email, ...fields }: IncomingCustomer, now: Date): Plan {
  const id = newId(now)
  const row = { id, externalId, email, ...fields, disabled: false, createdAt: now, updatedAt: now }
  const statements = (transaction: Transaction) => {
    const isFree = notExists(others(transaction, { email, externalId }))
    return [insertRowsWhen(transaction, customer, [row], isFree).returning({ id: customer.id })]
  }
  return { outcome: 'created', id, statements }
}

type Changes = Partial<Omit<IncomingCustomer, 'externalId'>> & { externalId?: string }

/** What was left out is no change; nor is an external id of null. */
function changesOf(stored: Customer, incoming: IncomingCustomer): Changes {
  const told = Object.entries(incoming).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== stored[name as keyof IncomingCustomer] &&
      !(name === 'externalId' && value === null),
  )
  return Object.fromEntries(told)
}

/** The row itself comes last: until then it tells whether it is still as it was read. */
function update(stored: Customer, changes: Changes, by: By, now: Date): Plan {
  const statements = (transaction: Transaction) => {
    const holds = and(
      eq(customer.id, stored.id),
      eq(customer.email, stored.email),
      stored.externalId === null ? isNull(customer.externalId) : eq(customer.externalId, stored.externalId),
      notExists(others(transaction, changes, stored.id)),
    )
    const asRead = exists(transaction.select({ id: customer.id }).from(customer).where(holds))
    const newEmail = changes.email !== undefined
    const event = { event: 'email-changed', ...by, customerId: stored.id } as const
    return [
      ...(newEmail ? leaveOldMailbox(transaction, stored.id, asRead) : []),
      ...(newEmail ? [recordEvent(transaction, event, now, asRead)] : []),
      transaction
        .update(customer)
        .set({ ...changes, ...(newEmail ? { emailProvenAt: null } : {}), updatedAt: now })
        .where(and(eq(customer.id, stored.id), asRead))
        .returning({ id: customer.id }),
    ]
  }
  return { outcome: 'updated', id: stored.id, statements }
}

/** Query: whoever else has this email or external id. */
function others(
  transaction: Transaction,
  { email, externalId }: { email?: string; externalId?: string | null },
  except?: string,
) {
  const taken: SQL[] = []
  if (email !== undefined) taken.push(eq(customer.email, email))
  if (typeof externalId === 'string') taken.push(eq(customer.externalId, externalId))
  const anyTaken = taken.length > 0 ? or(...taken) : isNull(customer.id)
  return transaction
    .select({ id: customer.id })
    .from(customer)
    .where(except === undefined ? anyTaken : and(anyTaken, ne(customer.id, except)))
}
