import { and, count, eq } from 'drizzle-orm'
import { crockfordOf, inFours, readCrockford } from '../accounts/crockford-text.ts'
import type { Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { type Keys, sameSecret } from '../security/keys.ts'
import { staff, usedRecoveryCode } from './staff.table.ts'

export const recoveryCodeCount = 10

/** 16 characters, 80 bits: with limited tries nobody guesses one (NIST SP 800-63B-4 3.1.2.2 asks for 20 bits then). */
const length = 16

type Of = { staffId: string; nonce: string }

const derive = (keys: Keys, { staffId, nonce }: Of, number: number) =>
  crockfordOf(keys.sign('staff recovery code', staffId, nonce, String(number)), length)

/** The ten codes of a set, as they are shown once: XXXX-XXXX-XXXX-XXXX. Derived, never stored. */
export const recoveryCodes = (keys: Keys, of: Of): string[] =>
  Array.from({ length: recoveryCodeCount }, (_, number) => inFours(derive(keys, of, number)))

/** Which of the set was typed; null when none was. */
export function recoveryCodeTyped(keys: Keys, of: Of, typed: string): number | null {
  const read = readCrockford(typed, length)
  if (read === null) return null
  const found = Array.from({ length: recoveryCodeCount }, (_, number) =>
    sameSecret(derive(keys, of, number), read),
  ).indexOf(true)
  return found < 0 ? null : found
}

/** Statement: uses a code, once. Answers a row only for the one of many at the same moment that won. */
export const useRecoveryCode = (
  transaction: Transaction,
  { staffId, nonce }: Of,
  number: number,
  now: Date,
) =>
  transaction
    .insert(usedRecoveryCode)
    .values({ staffId, nonce, number, usedAt: now })
    .onConflictDoNothing()
    .returning({ number: usedRecoveryCode.number })

/** How many codes of the set have not been used. */
export async function recoveryCodesLeft(database: Database, { staffId, nonce }: Of): Promise<number> {
  const [used] = await database
    .select({ count: count() })
    .from(usedRecoveryCode)
    .where(and(eq(usedRecoveryCode.staffId, staffId), eq(usedRecoveryCode.nonce, nonce)))
  return recoveryCodeCount - (used?.count ?? 0)
}

/** Statement: a new set of codes; the old ones are worth nothing any more. */
export const renewRecoveryCodes = (transaction: Transaction, staffId: string, nonce: string, now: Date) =>
  transaction
    .update(staff)
    .set({ recoveryNonce: nonce, updatedAt: now })
    .where(and(eq(staff.id, staffId), eq(staff.disabled, false)))
    .returning({ id: staff.id })
