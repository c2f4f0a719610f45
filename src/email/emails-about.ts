import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { inPages } from '../database/in-pages.ts'
import { email } from './email.table.ts'

/**
 * The customer's emails in the order in which they were queued, and those to the address from before there was an
 * account. Of one to another mailbox only that it was asked for: what became of it could tell about somebody else's
 * account. Never what a text is made from.
 */
export async function* emailsAbout(database: Database, customerId: string, address: string) {
  const about = or(
    eq(email.customerId, customerId),
    and(isNull(email.customerId), eq(email.recipient, address)),
  )
  const rows = inPages<typeof email.$inferSelect>((last, most) =>
    readPage(database, and(about, last && gt(email.id, last.id)), most),
  )
  for await (const row of rows) {
    const isOwn = row.recipient === null || row.recipient === address
    yield {
      kind: row.kind,
      reference: row.reference,
      recipient: row.recipient,
      language: row.language,
      createdAt: row.createdAt,
      state: isOwn ? row.state : null,
      stateAt: isOwn ? row.stateAt : null,
      sentAt: isOwn ? row.sentAt : null,
      reason: isOwn ? row.reason : null,
    }
  }
}

const readPage = async (database: Database, condition: ReturnType<typeof and>, most: number) =>
  database.select().from(email).where(condition).orderBy(asc(email.id)).limit(most)
