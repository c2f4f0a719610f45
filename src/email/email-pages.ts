import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { email } from './email.table.ts'
import type { Email } from './outbox.ts'

/** A place between two emails of a list: just behind (or before) the one made then, of this id. */
export type EmailPlace = { createdAt: Date; id: string }

/** What a list is narrowed to; null: everything. No state is no email. */
export type EmailFilter = {
  states: readonly Email['state'][] | null
  kind: string | null
  customerId: string | null
}

export type EmailPage = {
  /** Newest first */
  emails: Email[]
  /** Where the pages beside this one begin; null when there is none. */
  newer: EmailPlace | null
  older: EmailPlace | null
}

export type Direction = 'older' | 'newer'

export const emailsPerPage = 25

/** The end of time as far as a Date reaches (ECMA-262, time values). */
const end: EmailPlace = { createdAt: new Date(8.64e15), id: '' }

/**
 * Emails, newest first, a page at a time. Pages begin behind an email, not at a count, so that none is shown twice or
 * left out while more are made. Without a place it is the first page; so it is when nothing is left behind the place,
 * or less than a page before it.
 */
export async function emailPage(
  database: Database,
  filter: EmailFilter,
  place: (EmailPlace & { to: Direction }) | null,
): Promise<EmailPage> {
  const read = (direction: Direction, from: EmailPlace, count: number) =>
    readEmails(database, filter, direction, from, count)

  if (place?.to === 'newer') {
    const found = await read('newer', place, emailsPerPage + 1)
    const emails = found.slice(0, emailsPerPage).reverse()
    const newer = found.length > emailsPerPage ? placeOf(emails[0]) : null
    if (emails.length === emailsPerPage) return { emails, newer, older: placeOf(emails.at(-1)) }
  }
  if (place?.to === 'older') {
    const found = await read('older', place, emailsPerPage + 1)
    const [newest] = found
    const before = newest ? await read('newer', newest, 1) : []
    if (newest) return pageFrom(found, before.length > 0 ? placeOf(newest) : null)
  }
  return pageFrom(await read('older', end, emailsPerPage + 1), null)
}

function pageFrom(found: Email[], newer: EmailPlace | null): EmailPage {
  const emails = found.slice(0, emailsPerPage)
  return { emails, newer, older: found.length > emailsPerPage ? placeOf(emails.at(-1)) : null }
}

const placeOf = (one: Email | undefined): EmailPlace | null =>
  one ? { createdAt: one.createdAt, id: one.id } : null

async function readEmails(
  database: Database,
  { states, kind, customerId }: EmailFilter,
  direction: Direction,
  { createdAt, id }: EmailPlace,
  count: number,
): Promise<Email[]> {
  const [beyond, upTo, along] = direction === 'older' ? [lt, lte, desc] : [gt, gte, asc]
  const conditions = [
    states === null ? undefined : inArray(email.state, [...states]),
    kind === null ? undefined : eq(email.kind, kind),
    customerId === null ? undefined : eq(email.customerId, customerId),
    // The first half alone bounds the walk along the index; an `or` does not.
    upTo(email.createdAt, createdAt),
    or(beyond(email.createdAt, createdAt), beyond(email.id, id)),
  ]
  return database
    .select()
    .from(email)
    .where(and(...conditions))
    .orderBy(along(email.createdAt), along(email.id))
    .limit(count)
}

export async function findEmail(database: Database, id: string): Promise<Email | undefined> {
  const [found] = await database.select().from(email).where(eq(email.id, id)).limit(1)
  return found
}

/** What staff had sent again as this email, newest first: to the same customer, or to the same address. */
export async function emailsAgainOf(
  database: Database,
  { id, customerId, recipient }: Email,
): Promise<Email[]> {
  const whose = customerId === null ? eq(email.recipient, recipient ?? '') : eq(email.customerId, customerId)
  return database
    .select()
    .from(email)
    .where(and(whose, eq(email.againOf, id)))
    .orderBy(desc(email.createdAt), desc(email.id))
}
