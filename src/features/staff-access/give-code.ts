import { roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { recordEvent } from '../../history/record.ts'
import type { Services } from '../../services.ts'
import { recoveryCodeTyped, useRecoveryCode } from '../../staff/recovery-codes.ts'
import { acceptStep, codeAllowance, secondFactor } from '../../staff/second-factor.ts'
import type { StaffMember } from '../../staff/staff-members.ts'
import { finishLogin, type Half } from './finish-login.ts'

export type CodeOutcome =
  | { outcome: 'in'; token: string }
  | { outcome: 'wrong' }
  | { outcome: 'tooMany'; until: Date }

/** The second half of a log-in of staff: a code of the second factor, or a recovery code; each works once. */
export async function giveCode(
  services: Services,
  half: Half,
  typed: string,
  now: Date,
): Promise<CodeOutcome> {
  const { database } = services
  const allowances = [codeAllowance(half.member.id)]
  if (!(await takeFromAll(database, allowances, now)))
    return { outcome: 'tooMany', until: await roomAgainAt(database, allowances, now) }

  const accepted = await accept(services, half.member, typed, now)
  if (accepted === null) {
    const actor = { kind: 'nobody' } as const
    const details = { why: 'code' }
    const entry = {
      event: 'staff-login-failed',
      actor,
      subject: half.member.id,
      origin: half.origin,
      details,
    } as const
    await recordEvent(database, entry, now)
    return { outcome: 'wrong' }
  }
  const also = accepted === 'recovery' ? 'staff-recovery-code-used' : null
  const token = await finishLogin(services, half, also, now)
  return token ? { outcome: 'in', token } : { outcome: 'wrong' }
}

/** Which kind of code was accepted; null when none was. Of the same code many times at once, one is. */
async function accept(
  { database, keys }: Services,
  { id, secondFactorNonce, recoveryNonce }: StaffMember,
  typed: string,
  now: Date,
): Promise<'code' | 'recovery' | null> {
  const step =
    secondFactorNonce === null ? null : secondFactor(keys, id, secondFactorNonce).stepOf(typed, now)
  if (step !== null) return (await acceptStep(database, id, step)).length > 0 ? 'code' : null

  if (recoveryNonce === null) return null
  const of = { staffId: id, nonce: recoveryNonce }
  const number = recoveryCodeTyped(keys, of, typed)
  if (number === null) return null
  return (await useRecoveryCode(database, of, number, now)).length > 0 ? 'recovery' : null
}
