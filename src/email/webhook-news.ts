import { and, gte, isNotNull, lte, max } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { days, hours } from '../durations.ts'
import { email } from './email.table.ts'
import { emailEvent } from './email-event.table.ts'

/** `newest`: when the provider last told of anything. `sentWithoutNews`: an email has left since, long ago enough. */
export type WebhookNews = { newest: Date | null; sentWithoutNews: boolean }

/** The provider tells of an email within minutes; this is more than generous. */
const tellsWithin = hours(1)

/** Whether the provider tells what becomes of emails, as far as the last week shows. */
export async function webhookNews(database: Database, now: Date): Promise<WebhookNews> {
  const [news] = await database.select({ at: max(emailEvent.receivedAt) }).from(emailEvent)
  const [sent] = await database
    .select({ at: max(email.sentAt) })
    .from(email)
    .where(
      and(
        isNotNull(email.providerId),
        gte(email.sentAt, new Date(now.getTime() - days(7))),
        lte(email.sentAt, new Date(now.getTime() - tellsWithin)),
      ),
    )
  const newest = news?.at ?? null
  const lastSent = sent?.at ?? null
  return { newest, sentWithoutNews: lastSent !== null && (newest === null || newest < lastSent) }
}
