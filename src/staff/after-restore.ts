import type { Transaction } from '../database/atomically.ts'
import { staffSession } from './staff-session.table.ts'

/** Statement for a database that is a backup come back: sessions that have been ended since end again. */
export const endStaffAfterRestore = (transaction: Transaction) => transaction.delete(staffSession)
