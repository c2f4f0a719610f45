import { eq, exists } from 'drizzle-orm'
import { attemptsAbout } from '../accounts/attempts.ts'
import { clearAllowances } from '../database/allowances.ts'
import { atomically } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { isConstraintFailure } from '../database/failures.ts'
import { type Entry, recordEvent } from '../history/record.ts'
import type { HistoryEvent } from '../history-events.ts'
import type { Keys } from '../security/keys.ts'
import type { PasswordHashing } from '../security/password-hashing.ts'
import { codeAllowance } from './second-factor.ts'
import { staff } from './staff.table.ts'
import {
  addStaff,
  disabledStaff,
  disableStaff,
  enableStaff,
  findStaff,
  newStaffId,
  resetStaffPassword,
  type StaffMember,
  staffToDisable,
} from './staff-members.ts'
import { endStaffSessions } from './staff-sessions.ts'
import { newStaffTemporaryPassword } from './staff-temporary-password.ts'

/** Who did it, for history. */
export type By = Pick<Entry, 'actor' | 'origin'>

type Parts = { database: Database; hashing: PasswordHashing }
type PartsWithKeys = Parts & { keys: Keys }

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

/**
 * A temporary password for who has lost password or phone: both end with it, and every session. What was guessed at
 * their account until now is forgotten: whoever has done so must not keep them out (TP-17).
 */
export async function giveStaffTemporaryPassword(
  { database, hashing, keys }: PartsWithKeys,
  id: string,
  by: By,
  now: Date,
): Promise<Added | { outcome: 'none' }> {
  const member = await findStaff(database, id)
  if (!member) return { outcome: 'none' }
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
      clearAllowances(transaction, triesAbout(keys, member)),
      recordEvent(transaction, { event: 'staff-temporary-password-made', ...by, subject: id }, now, done),
    ]
  })
  return reset.length > 0 ? { outcome: 'made', id, temporaryPassword: shown } : { outcome: 'none' }
}

const triesAbout = (keys: Keys, { id, email }: StaffMember) => [
  ...attemptsAbout(keys, `staff ${email}`),
  codeAllowance(id).key,
]

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
  const answers = await atomically(database, (transaction) => {
    const may = exists(allowed ? disabledStaff(transaction, id) : staffToDisable(transaction, id))
    return [
      recordEvent(transaction, { event, ...by, subject: id }, now, may),
      endStaffSessions(transaction, id, '', may),
      allowed ? enableStaff(transaction, id, now) : disableStaff(transaction, id, now),
    ]
  })
  return (answers.at(-1) as unknown[]).length > 0
}
