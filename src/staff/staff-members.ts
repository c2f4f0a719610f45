import { and, asc, eq, exists, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { inList } from '../database/in-list.ts'
import { given, prepared } from '../database/prepared.ts'
import { staffTemporaryPasswordLife } from '../durations.ts'
import { staff } from './staff.table.ts'

export type StaffMember = typeof staff.$inferSelect
export type Role = StaffMember['role']

export const roles = ['owner', 'helper'] as const satisfies readonly Role[]

/** Finds the staff member of an address in the form `normaliseEmail` gives; undefined when there is none. */
export function staffByEmail(database: Database) {
  const find = prepared(
    database
      .select()
      .from(staff)
      .where(eq(staff.email, given('email'))),
  )
  return async (email: string): Promise<StaffMember | undefined> => (await find({ email }))[0]
}

export async function findStaff(database: Database, id: string): Promise<StaffMember | undefined> {
  const [found] = await database.select().from(staff).where(eq(staff.id, id)).limit(1)
  return found
}

/** All staff members, disabled ones too, by name. */
export const listStaff = async (database: Database): Promise<StaffMember[]> =>
  database.select().from(staff).orderBy(asc(staff.name), asc(staff.id))

/** Statement: adds a staff member with the hash of a temporary password. Throws when the address is taken. */
export const addStaff = (
  transaction: Transaction,
  added: Pick<StaffMember, 'id' | 'email' | 'name' | 'role' | 'passwordHash'>,
  now: Date,
) =>
  transaction.insert(staff).values({
    ...added,
    temporaryUntil: new Date(now.getTime() + staffTemporaryPasswordLife),
    createdAt: now,
    updatedAt: now,
  })

export const newStaffId = (now: Date): string => newId(now)

/**
 * Statement: a temporary password instead of whatever there was. The second factor has to be set up anew: whoever
 * needs this has lost either.
 */
export const resetStaffPassword = (transaction: Transaction, id: string, passwordHash: string, now: Date) =>
  transaction
    .update(staff)
    .set({
      passwordHash,
      temporaryUntil: new Date(now.getTime() + staffTemporaryPasswordLife),
      secondFactorNonce: null,
      secondFactorSince: null,
      recoveryNonce: null,
      updatedAt: now,
    })
    .where(eq(staff.id, id))
    .returning({ id: staff.id })

/** Statement: a password of their own, if the old one is still the one that was checked. */
export const replaceStaffPassword = (
  transaction: Transaction,
  { id, passwordHash: old }: Pick<StaffMember, 'id' | 'passwordHash'>,
  fresh: string,
  now: Date,
) =>
  transaction
    .update(staff)
    .set({ passwordHash: fresh, temporaryUntil: null, updatedAt: now })
    .where(and(eq(staff.id, id), eq(staff.passwordHash, old), eq(staff.disabled, false)))
    .returning({ id: staff.id })

/** Query: a row when this member is enabled and has this very password hash, for conditions. */
export const staffWithPassword = (transaction: Transaction, id: string, passwordHash: string) =>
  transaction
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, id), eq(staff.passwordHash, passwordHash), eq(staff.disabled, false)))

/**
 * Query: a row while this member can be disabled: is enabled, and somebody else could let people in again. The last
 * owner who can log in stays.
 */
export const staffToDisable = (transaction: Transaction, id: string) =>
  transaction.select({ id: staff.id }).from(staff).where(mayBeDisabled(transaction, id))

/** Statement: disables a staff member as far as `staffToDisable` lets. Answers a row when it did. */
export const disableStaff = (transaction: Transaction, id: string, now: Date) =>
  transaction
    .update(staff)
    .set({ disabled: true, updatedAt: now })
    .where(mayBeDisabled(transaction, id))
    .returning({ id: staff.id })

const mayBeDisabled = (transaction: Transaction, id: string) =>
  and(
    eq(staff.id, id),
    eq(staff.disabled, false),
    or(ne(staff.role, 'owner'), exists(otherOwners(transaction, id))),
  )

const otherOwners = (transaction: Transaction, id: string) =>
  transaction
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(ne(staff.id, id), eq(staff.role, 'owner'), eq(staff.disabled, false), isNull(staff.temporaryUntil)),
    )

/** Query: a row while this member is disabled. */
export const disabledStaff = (transaction: Transaction, id: string) =>
  transaction
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, id), eq(staff.disabled, true)))

/** Statement: lets a disabled staff member in again. */
export const enableStaff = (transaction: Transaction, id: string, now: Date) =>
  transaction
    .update(staff)
    .set({ disabled: false, updatedAt: now })
    .where(and(eq(staff.id, id), eq(staff.disabled, true)))
    .returning({ id: staff.id })

/** Statement: notes a log-in, if the condition holds. */
export const noteStaffLogin = (transaction: Transaction, id: string, condition: SQL, now: Date) =>
  transaction
    .update(staff)
    .set({ lastLoginAt: now })
    .where(and(eq(staff.id, id), condition))

/** What these members are called, by id. */
export async function staffNames(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inList(staff.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}
