import { apiKeyNames } from '../../accounts/api-key-making.ts'
import { customerNames } from '../../accounts/customers.ts'
import type { Database } from '../../database/database.ts'
import type { HistoryRow } from '../../history/history-pages.ts'
import { staffNames } from '../../staff/staff-members.ts'

export type ShownRow = {
  id: string
  at: Date
  event: HistoryRow['event']
  actor: { kind: HistoryRow['actorKind']; name: string | null }
  /** Null where it happened to no customer; without a name, the account is no more. */
  customer: { id: string; name: string | null } | null
  origin: HistoryRow['origin']
  /** Names of fields, counts, ids. */
  details: string
}

/** The rows with the names of those they are about, as they are called today. */
export async function shownRows(database: Database, rows: readonly HistoryRow[]): Promise<ShownRow[]> {
  const ofCustomers = rows.flatMap(({ customerId, actorKind, actorId }) => [
    customerId,
    actorKind === 'customer' ? actorId : null,
  ])
  const customers = await customerNames(database, present(ofCustomers))
  const others = present(rows.flatMap(({ actorId, subject }) => [actorId, subject]))
  const named = new Map([...(await staffNames(database, others)), ...(await apiKeyNames(database, others))])
  return rows.map(({ id, at, event, actorKind, actorId, customerId, subject, origin, details }) => ({
    id,
    at,
    event,
    actor: { kind: actorKind, name: nameOf(actorKind === 'customer' ? customers : named, actorId) },
    customer: customerId === null ? null : { id: customerId, name: nameOf(customers, customerId) },
    origin,
    details: inOneLine(
      details,
      subject === null || subject === actorId ? null : (named.get(subject) ?? subject),
    ),
  }))
}

const present = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

const nameOf = (names: ReadonlyMap<string, string>, id: string | null) =>
  id === null ? null : (names.get(id) ?? null)

function inOneLine(details: Record<string, unknown>, subject: string | null): string {
  const told = Object.entries(details).map(([name, value]) => `${name}: ${inWords(value)}`)
  return [...(subject === null ? [] : [subject]), ...told].join(', ')
}

const inWords = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(inWords).join(' ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
