import { and, eq, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import { emailChange } from './email-change.table.ts'
import { session } from './session.table.ts'
import { endTemporaryPasswords } from './temporary-passwords.ts'

/**
 * Statements: ends everything that rests on the customer's old mailbox, if the condition holds: live temporary
 * passwords (TP-7), the sessions they opened, and a change of email that waits for its code. A session that a
 * password opened stays: it proves the customer, not the mailbox.
 */
export const leaveOldMailbox = (transaction: Transaction, customerId: string, condition: SQL) => [
  endTemporaryPasswords(transaction, customerId, condition),
  transaction
    .delete(session)
    .where(and(eq(session.customerId, customerId), eq(session.kind, 'temporary'), condition)),
  transaction
    .update(emailChange)
    .set({ state: 'ended' })
    .where(and(eq(emailChange.customerId, customerId), eq(emailChange.state, 'live'), condition)),
]
