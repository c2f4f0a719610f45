import { roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { digest, randomNonce } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { recoveryCodes } from '../../staff/recovery-codes.ts'
import { codeAllowance, keepSecondFactor, secondFactor } from '../../staff/second-factor.ts'
import type { StaffMember } from '../../staff/staff-members.ts'
import type { StaffSession } from '../../staff/staff-sessions.ts'

type Whose = { member: StaffMember; session: StaffSession }

/**
 * The second factor that a session offers to set up. Its nonce is made of the session's id, so that nothing is kept until
 * the first code is typed, and the picture stays the same while the page is open; and of the nonce of the factor that
 * there is, so that the one in use is never shown again, nor offered to who has lost the phone that holds it.
 */
export const offeredFactor = ({ keys, config }: Services, whose: Whose) =>
  secondFactor(keys, whose.member.id, nonceOf(whose), whose.member.email, config.shop.name)

const nonceOf = ({ member, session }: Whose) => digest(`${session.id} ${member.secondFactorNonce ?? ''}`)

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
  const fresh = { nonce: nonceOf({ member, session }), recoveryNonce, step }
  const kept = await keepSecondFactor(database, member, fresh, now)
  if (kept.length === 0) return { outcome: 'wrong' }
  return { outcome: 'kept', codes: recoveryCodes(keys, { staffId: member.id, nonce: recoveryNonce }) }
}
