import { inFours, readCrockford } from '../accounts/crockford-text.ts'
import { randomCode } from '../security/random.ts'
import type { StaffMember } from './staff-members.ts'

const length = 16

/** A new temporary password (80 bits): what is hashed, and what is shown once. */
export function newStaffTemporaryPassword(): { text: string; shown: string } {
  const text = randomCode(length)
  return { text, shown: inFours(text) }
}

/**
 * What is compared with the hash: a temporary password however it was typed (TP-2), a member's own password exactly as
 * it was typed.
 */
export const staffPasswordTyped = (member: StaffMember | undefined, typed: string): string =>
  member?.temporaryUntil ? (readCrockford(typed, length) ?? typed) : typed
