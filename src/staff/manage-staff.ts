import { eq, exists } from 'drizzle-orm'
import { atomically } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { isConstraintFailure } from '../database/failures.ts'
import { type Entry, recordEvent } from '../history/record.ts'
import type { HistoryEvent } from '../history-events.ts'
import type { PasswordHashing } from '../security/password-hashing.ts'
import { staff } from './staff.table.ts'
import {
  addStaff,
  disableStaff,
  enableStaff,
  newStaffId,
  resetStaffPassword,
  type StaffMember,
} from './staff-members.ts'
import { endStaffSessions } from './staff-sessions.ts'
import { newStaffTemporaryPassword } from './staff-temporary-password.ts'

/** Who did it, for history. */
export type By = Pick<Entry, 'actor' | 'origin'>

type Parts = { database: Database; hashing: PasswordHashing }

export type Added = { outcome: 'made'; id: string; temporaryPassword: string } | { outcome: 'taken' | 'busy' }

/** Adds a staff member. The temporary password is answered here and nowhere else ever again. */
export async function employStaff(
  { database, hashing }: Parts,
  added: Pick<StaffMember, 'email' | 'name' | 'role'>,
  by: By,
  now: Date,
): Promise<Added> {
  const { text, shown } = newStaffTemporaryPassword()
  const passwordHash = await hashing.hash(text)
  if (passwordHash === 'busy') return { outcome: 'busy' }
  const id = newStaffId(now)
  const event = { event: 'staff-added', ...by, subject: id, details: { role: added.role } } as const
  try {
    await atomically(database, (transaction) => [
      addStaff(transaction, { id, ...added, passwordHash }, now),
      recordEvent(transaction, event, now),
    ])
  } catch (error) {
    // The address is unique: whoever was quicker has it.
    if (isConstraintFailure(error)) return { outcome: 'taken' }
    throw error
  }
  return { outcome: 'made', id, temporaryPassword: shown }
}

/** A temporary password for who has lost password or phone: both end with it, and every session. */
export async function giveStaffTemporaryPassword(
  { database, hashing }: Parts,
  id: string,
  by: By,
  now: Date,
): Promise<Added | { outcome: 'none' }> {
  const { text, shown } = newStaffTemporaryPassword()
  const passwordHash = await hashing.hash(text)
  if (passwordHash === 'busy') return { outcome: 'busy' }
  const [reset] = await atomically(database, (transaction) => {
    const done = exists(
      transaction.select({ id: staff.id }).from(staff).where(eq(staff.passwordHash, passwordHash)),
    )
    return [
      resetStaffPassword(transaction, id, passwordHash, now),
      endStaffSessions(transaction, id),
      recordEvent(transaction, { event: 'staff-temporary-password-made', ...by, subject: id }, now, done),
    ]
  })
  return reset.length > 0 ? { outcome: 'made', id, temporaryPassword: shown } : { outcome: 'none' }
}

/**
 * Disables or enables a staff member, with all their sessions. False when there is nothing to change, or when it would
 * leave nobody who can let people in.
 */
export async function allowStaff(
  database: Database,
  id: string,
  allowed: boolean,
  by: By,
  now: Date,
): Promise<boolean> {
  const event: HistoryEvent = allowed ? 'staff-enabled' : 'staff-disabled'
  const changed = await (allowed ? enableStaff(database, id, now) : disableStaff(database, id, now))
  if (changed.length === 0) return false
  await atomically(database, (transaction) => [
    endStaffSessions(transaction, id),
    recordEvent(transaction, { event, ...by, subject: id }, now),
  ])
  return true
}
