import { eq } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { session } from './session.table.ts'
import { temporaryPassword } from './temporary-password.table.ts'

/**
 * Statements for a database that is a backup come back: in it, sessions that have been ended since still stand, and
 * temporary passwords that have been used since still work. All of them end.
 */
export const endAfterRestore = (transaction: Transaction) =>
  [
    transaction.delete(session),
    transaction.update(temporaryPassword).set({ state: 'ended' }).where(eq(temporaryPassword.state, 'live')),
  ] as const
