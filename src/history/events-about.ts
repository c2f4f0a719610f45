import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { inPages } from '../database/in-pages.ts'
import { history } from './history.table.ts'

type Row = typeof history.$inferSelect

/**
 * What happened to a customer, oldest first, as the customer may know it. Of staff and programs only that it was
 * them: who sat where, and the ids they worked with, are other people's.
 */
export async function* eventsAbout(database: Database, customerId: string) {
  const rows = inPages<Row>(async (last, most) =>
    database
      .select()
      .from(history)
      .where(and(eq(history.customerId, customerId), last && isBehind(last)))
      .orderBy(asc(history.at), asc(history.id))
      .limit(most),
  )
  for await (const { at, event, actorKind, actorId, origin, details } of rows) {
    const isOwn = actorId === null || (actorKind === 'customer' && actorId === customerId)
    yield { at, event, by: actorKind, origin: isOwn ? origin : null, details: isOwn ? details : null }
  }
}

const isBehind = ({ at, id }: Row) => or(gt(history.at, at), and(eq(history.at, at), gt(history.id, id)))
