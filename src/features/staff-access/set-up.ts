import { roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { randomNonce } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { recoveryCodes } from '../../staff/recovery-codes.ts'
import { keepSecondFactor, secondFactor } from '../../staff/second-factor.ts'
import type { StaffMember } from '../../staff/staff-members.ts'
import type { StaffSession } from '../../staff/staff-sessions.ts'
import { codeAllowance } from './give-code.ts'

type Whose = { member: StaffMember; session: StaffSession }

/**
 * The second factor that a session offers to set up: its nonce is the session's id, so that nothing is kept until the
 * first code is typed, and the picture stays the same while the page is open.
 */
export const offeredFactor = ({ keys, config }: Services, { member, session }: Whose) =>
  secondFactor(keys, member.id, session.id, member.email, config.shop.name)

export type KeptFactor =
  | { outcome: 'kept'; codes: string[] }
  | { outcome: 'wrong' }
  | { outcome: 'tooMany'; until: Date }

/** Takes the offered factor for the member's own once its first code is typed. Answers the ten recovery codes, once. */
export async function keepOfferedFactor(
  services: Services,
  { member, session }: Whose,
  typed: string,
  now: Date,
): Promise<KeptFactor> {
  const { database, keys } = services
  const allowances = [codeAllowance(member.id)]
  if (!(await takeFromAll(database, allowances, now)))
    return { outcome: 'tooMany', until: await roomAgainAt(database, allowances, now) }

  const step = offeredFactor(services, { member, session }).stepOf(typed, now)
  if (step === null) return { outcome: 'wrong' }
  const recoveryNonce = randomNonce()
  const kept = await keepSecondFactor(database, member.id, { nonce: session.id, recoveryNonce, step }, now)
  if (kept.length === 0) return { outcome: 'wrong' }
  return { outcome: 'kept', codes: recoveryCodes(keys, { staffId: member.id, nonce: recoveryNonce }) }
}
