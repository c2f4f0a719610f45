import { and, eq, lt } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { emailGivenUpAfter } from '../durations.ts'
import { email } from './email.table.ts'

/**
 * Statement for a database that is a backup come back: what waited in it has most likely been sent since. The provider
 * knows an email again for a day; what is older than that would reach its customer twice.
 */
export const giveUpAfterRestore = (transaction: Transaction, now: Date) =>
  transaction
    .update(email)
    .set({ state: 'failed', reason: 'older than the restored backup' })
    .where(and(eq(email.state, 'waiting'), lt(email.createdAt, new Date(now.getTime() - emailGivenUpAfter))))
