import { and, desc, eq, inArray, like, or } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { order } from './order.table.ts'
import { type ListedOrder, listed, ordersPerPage } from './order-pages.ts'

export type FoundOrders =
  /** The one order of this number */
  | { exactly: string }
  /** The newest of those whose number begins so, and whether there are more */
  | { beginning: ListedOrder[]; more: boolean }

/**
 * Looks among the customer's orders for a number as somebody types it: first this very number, then those that
 * begin with it. The case of A to Z does not matter, nor does “No.” or “#” before the number, typed or stored.
 */
export async function searchOrders(
  database: Database,
  customerId: string,
  typed: string,
): Promise<FoundOrders> {
  const read = (ending: '' | '%') =>
    database
      .select(listed)
      .from(order)
      .where(
        and(
          eq(order.customerId, customerId),
          or(...patternsOf(typed).map((pattern) => like(order.number, pattern + ending))),
        ),
      )
      .orderBy(desc(order.placedAt), desc(order.id))
      .limit(mostRead)

  const same = (await read('')).filter(({ number }) => matches(number, typed, (one, other) => one === other))
  const only = same.find(({ number }) => number === typed) ?? (same.length === 1 ? same[0] : undefined)
  if (only) return { exactly: only.number }

  const beginning = (await read('%')).filter(({ number }) =>
    matches(number, typed, (one, other) => one.startsWith(other)),
  )
  return { beginning: beginning.slice(0, ordersPerPage), more: beginning.length > ordersPerPage }
}

/** An order of anybody's, as far as one needs to know whose it is. */
export type WhoseOrder = { number: string; customerId: string | null; email: string | null }

/**
 * The orders that a number as somebody types it may mean, whoever's they are: written so, or in capitals, with or
 * without “No.” or “#” before it. Each spelling is looked up by itself: a million orders are not walked through.
 */
export async function ordersNumbered(database: Database, typed: string): Promise<WhoseOrder[]> {
  const bare = withoutLead(typed)
  const written = [typed, bare, bare.toUpperCase()].filter((number) => number !== '')
  const spellings = [
    ...written,
    ...storedLeads.flatMap((start) => [start + bare, start + bare.toUpperCase()]),
  ]
  return database
    .select({ number: order.number, customerId: order.customerId, email: order.email })
    .from(order)
    .where(inArray(order.number, [...new Set(spellings)]))
    .orderBy(desc(order.placedAt), desc(order.id))
    .limit(mostMeant)
}

/** “1042”, “#1042” and “No. 1042” could be three orders. */
const mostMeant = 5

/** Far more than are shown: the database finds a few that only look alike to `like`. */
const mostRead = 10 * ordersPerPage

/** “No. 1042”, « n° 1042 », “#1042”. A bare “no” only before a space: it may begin a number. */
const lead = /^(?:#|№|n[°º]|no\.|no(?=\s))\s*/i

/** How shops that store such a word write it. */
const storedLeads = ['#', 'No.', 'No. ', 'N°', 'N° ', 'N°\u00a0']

const withoutLead = (number: string) => number.replace(lead, '')

/** What `like` takes for a wildcard (or PostgreSQL for an escape) stands for any one character. */
const literally = (text: string) => text.replace(/[%_\\]/g, '_')

function patternsOf(typed: string): string[] {
  const bare = literally(withoutLead(typed))
  return bare === '' ? [literally(typed)] : [literally(typed), bare, ...storedLeads.map((l) => l + bare)]
}

function matches(number: string, typed: string, fits: (one: string, other: string) => boolean): boolean {
  const bare = withoutLead(typed)
  return (
    fits(folded(number), folded(typed)) || (bare !== '' && fits(folded(withoutLead(number)), folded(bare)))
  )
}

/** As `like` compares in SQLite: A to Z only. */
const folded = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
