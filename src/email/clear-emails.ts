import { and, lt, ne } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { deleteSome } from '../database/delete-some.ts'
import { email } from './email.table.ts'
import { emailEvent } from './email-event.table.ts'

/** Clears away at most so many emails that were made before and no longer wait; answers how many it were. */
export const clearEmails = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(
    database,
    { from: email, key: email.id },
    and(lt(email.createdAt, before), ne(email.state, 'waiting')),
    most,
  )

/** The same for what the provider told about them. */
export const clearProviderEvents = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(database, { from: emailEvent, key: emailEvent.id }, lt(emailEvent.receivedAt, before), most)
