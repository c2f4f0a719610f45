import { attemptsOf } from '../../accounts/attempts.ts'
import { deviceOf } from '../../accounts/device.ts'
import { recordOnceAnHour } from '../../accounts/refusals.ts'
import type { Origin } from '../../accounts/sessions.ts'
import { giveBack, roomAgainAt, settleAllowances, takeFromAll } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { newId } from '../../database/ids.ts'
import { recordEvent } from '../../history/record.ts'
import { randomToken } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { type StaffMember, staffByEmail, staffWithPassword } from '../../staff/staff-members.ts'
import { endStaffSessionOf, openStaffSessionWhen } from '../../staff/staff-sessions.ts'
import { staffPasswordTyped } from '../../staff/staff-temporary-password.ts'

export type StaffAttempt = {
  /** Normalised. */
  email: string
  password: string
  /** The client's, for counting. */
  address: string
  origin: Origin
  /** Cookies the browser came with. */
  device: string | undefined
  session: string | undefined
}

export type StaffOutcome =
  /** The password was right; the second factor is still to come, or to be set up. */
  | { outcome: 'half'; token: string; stage: 'password' | 'set-up'; member: StaffMember }
  | { outcome: 'wrong'; staffId?: string }
  /** A temporary password, rightly typed, whose time is over. */
  | { outcome: 'ended'; staffId: string }
  | { outcome: 'tooMany'; until: Date }
  | { outcome: 'busy' }

/**
 * The first half of a log-in of staff: email and password. Tries are counted before anything is hashed, and each that
 * is let through costs exactly one Argon2 verification, whoever it is for: nobody learns who works here.
 */
export function makeLogInStaff(services: Services) {
  const { database, keys, hashing } = services
  const find = staffByEmail(database)

  return async function logInStaff(attempt: StaffAttempt, now: Date): Promise<StaffOutcome> {
    const member = await find(attempt.email)
    const device = deviceOf(keys, member?.id ?? '', attempt.device)
    const attempts = attemptsOf(keys, `staff ${attempt.email}`, attempt.address, device)
    if (!(await takeFromAll(database, attempts.allowances, now))) {
      const limited = { event: 'staff-login-limited', origin: attempt.origin } as const
      await recordOnceAnHour(services, limited, attempt.address, now)
      return { outcome: 'tooMany', until: await roomAgainAt(database, attempts.allowances, now) }
    }

    const typed = staffPasswordTyped(member, attempt.password)
    const verified = await (member
      ? hashing.verify(member.passwordHash, typed)
      : hashing.verifyNothing(typed))
    if (verified === 'busy') {
      await giveBack(
        database,
        attempts.allowances.map(({ key }) => key),
      )
      return { outcome: 'busy' }
    }
    if (!member || !verified || member.disabled) return refuse(member, attempt, now)
    if (member.temporaryUntil && member.temporaryUntil <= now) {
      await recordRefusal(member, 'ended', attempt, now)
      return { outcome: 'ended', staffId: member.id }
    }
    return open(member, attempt, attempts, now)
  }

  /** One row in every case, so that the time taken tells nothing about an address. */
  async function refuse(
    member: StaffMember | undefined,
    attempt: StaffAttempt,
    now: Date,
  ): Promise<StaffOutcome> {
    const why = !member ? 'unknown' : member.disabled ? 'disabled' : 'password'
    await recordRefusal(member, why, attempt, now)
    return { outcome: 'wrong', ...(member && { staffId: member.id }) }
  }

  async function recordRefusal(
    member: StaffMember | undefined,
    why: string,
    { origin }: StaffAttempt,
    now: Date,
  ): Promise<void> {
    const entry = { event: 'staff-login-failed', actor: { kind: 'nobody' }, origin } as const
    await recordEvent(database, { ...entry, subject: member?.id ?? null, details: { why } }, now)
  }

  async function open(
    member: StaffMember,
    { origin, session }: StaffAttempt,
    attempts: ReturnType<typeof attemptsOf>,
    now: Date,
  ): Promise<StaffOutcome> {
    const token = randomToken()
    const stage = member.temporaryUntil || !member.secondFactorSince ? 'set-up' : 'password'
    const opened = { id: newId(now), token, staffId: member.id, stage, origin } as const

    const [[found]] = await atomically(database, (transaction) => [
      openStaffSessionWhen(
        transaction,
        opened,
        staffWithPassword(transaction, member.id, member.passwordHash),
        now,
      ),
      settleAllowances(transaction, attempts.cleared, attempts.givenBack),
      ...(session ? [endStaffSessionOf(transaction, session)] : []),
    ])

    return found ? { outcome: 'half', token, stage, member } : { outcome: 'wrong', staffId: member.id }
  }
}
