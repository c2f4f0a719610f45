import { and, eq, isNull, lt } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Transaction } from '../database/atomically.ts'
import { minutes } from '../durations.ts'
import type { Keys } from '../security/keys.ts'
import { staff } from './staff.table.ts'
import type { StaffMember } from './staff-members.ts'

const period = 30

/** One step before and one after: clocks of phones are seldom further off (RFC 6238 5.2). */
const drift = 1

/** Wrong codes of one member, whoever types them: with six digits each guess counts (RFC 6238 5.1, RFC 4226 7.3). */
export const codeAllowance = (staffId: string) => ({
  key: `staff/code:${staffId}`,
  most: 10,
  per: minutes(15),
})

/**
 * The second factor of a staff member (RFC 6238: SHA-1, six digits, 30 seconds, what every authenticator knows). Its
 * secret of 160 bits is derived from a nonce and the key outside the database: nothing stored can be read back into it.
 */
export function secondFactor(keys: Keys, staffId: string, nonce: string, label = '', issuer = '') {
  const bytes = keys.sign('staff second factor', staffId, nonce).subarray(0, 20)
  const secret = new Secret({ buffer: Uint8Array.from(bytes).buffer })
  const totp = new TOTP({ secret, label, issuer, period, digits: 6, algorithm: 'SHA1' })

  return {
    /** For the QR code: otpauth://totp/… */
    uri: () => totp.toString(),
    /** Base 32 in groups of four, to be typed by hand. */
    text: () => secret.base32.replace(/.{4}(?!$)/g, '$& '),
    /** The step whose code was typed, at most one off; null for every other text. */
    stepOf(typed: string, now: Date): number | null {
      const code = typed.replace(/[\s-]/g, '')
      if (!/^\d{6}$/.test(code)) return null
      const delta = totp.validate({ token: code, timestamp: now.getTime(), window: drift })
      return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
    },
  }
}

/**
 * Statement: accepts the code of a step, once. Answers a row only for the one of many at the same moment that won: no
 * code works twice, nor does one from before the last (RFC 6238 5.2).
 */
export const acceptStep = (transaction: Transaction, staffId: string, step: number) =>
  transaction
    .update(staff)
    .set({ lastStep: step })
    .where(and(eq(staff.id, staffId), eq(staff.disabled, false), lt(staff.lastStep, step)))
    .returning({ id: staff.id })

/**
 * Statement: the second factor of this nonce is theirs from now on, if they still have the one that they had; its first
 * code was `step`'s, which is not taken again. A step of the one before says nothing: a clock that was wrong for a
 * while must not keep anybody from setting up another.
 */
export const keepSecondFactor = (
  transaction: Transaction,
  { id, secondFactorNonce }: Pick<StaffMember, 'id' | 'secondFactorNonce'>,
  kept: { nonce: string; recoveryNonce: string; step: number },
  now: Date,
) =>
  transaction
    .update(staff)
    .set({
      secondFactorNonce: kept.nonce,
      secondFactorSince: now,
      recoveryNonce: kept.recoveryNonce,
      lastStep: kept.step,
      updatedAt: now,
    })
    .where(and(eq(staff.id, id), eq(staff.disabled, false), isStill(secondFactorNonce)))
    .returning({ id: staff.id })

const isStill = (nonce: string | null) =>
  nonce === null ? isNull(staff.secondFactorNonce) : eq(staff.secondFactorNonce, nonce)
