import { exists } from 'drizzle-orm'
import { type PasswordProblem, passwordProblem } from '../../accounts/password-rules.ts'
import type { Origin } from '../../accounts/sessions.ts'
import { roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { atomically } from '../../database/atomically.ts'
import { minutes } from '../../durations.ts'
import { recordEvent } from '../../history/record.ts'
import { randomToken } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { replaceStaffPassword, type StaffMember, staffWithPassword } from '../../staff/staff-members.ts'
import { endStaffSessions, raiseStaffSession, type StaffSession } from '../../staff/staff-sessions.ts'
import { staffPasswordTyped } from '../../staff/staff-temporary-password.ts'

type Whose = { member: StaffMember; session: StaffSession; origin: Origin }

export type CheckedCurrent =
  | { outcome: 'right' }
  | { outcome: 'wrong' | 'busy' }
  | { outcome: 'tooMany'; until: Date }

/** Whether this is the member's password. Wrong ones are counted, before anything is hashed, and told in history. */
export async function checkStaffPassword(
  { database, hashing }: Services,
  { member, origin }: Pick<Whose, 'member' | 'origin'>,
  typed: string,
  now: Date,
): Promise<CheckedCurrent> {
  const allowances = [{ key: `staff/password:${member.id}`, most: 10, per: minutes(15) }]
  if (!(await takeFromAll(database, allowances, now)))
    return { outcome: 'tooMany', until: await roomAgainAt(database, allowances, now) }
  const verified = await hashing.verify(member.passwordHash, staffPasswordTyped(member, typed))
  if (verified === false) {
    const event = {
      event: 'staff-password-refused',
      actor: { kind: 'staff', id: member.id },
      origin,
    } as const
    await recordEvent(database, { ...event, subject: member.id }, now)
  }
  return { outcome: verified === 'busy' ? 'busy' : verified ? 'right' : 'wrong' }
}

export type ChangedStaffPassword =
  | { outcome: 'changed'; token: string }
  | { outcome: 'newWrong'; problem: PasswordProblem | 'newIsTemporary' }
  | { outcome: 'overtaken' | 'busy' }

/** Saves a password of their own: in one transaction other sessions end, and this one goes on under a new token. */
export async function saveStaffPassword(
  { database, hashing, config }: Services,
  { member, session, origin }: Whose,
  fresh: string,
  now: Date,
): Promise<ChangedStaffPassword> {
  const shop = { shopName: config.shop.name, length: config.passwordLength }
  const problem = passwordProblem(fresh, {
    email: member.email,
    firstName: member.name,
    lastName: '',
    ...shop,
  })
  if (problem) return { outcome: 'newWrong', problem }
  if (member.temporaryUntil && (await isSame(member, fresh)) !== false)
    return { outcome: 'newWrong', problem: 'newIsTemporary' }
  const hash = await hashing.hash(fresh)
  if (hash === 'busy') return { outcome: 'busy' }

  const token = randomToken()
  const event = { event: 'staff-password-changed', actor: { kind: 'staff', id: member.id }, origin } as const
  const [[saved]] = await atomically(database, (transaction) => {
    const done = exists(staffWithPassword(transaction, member.id, hash))
    return [
      replaceStaffPassword(transaction, member, hash, now),
      raiseStaffSession(transaction, session, token, session.stage, done, now),
      endStaffSessions(transaction, member.id, session.id, done),
      recordEvent(transaction, { ...event, subject: member.id }, now, done),
    ]
  })
  return saved ? { outcome: 'changed', token } : { outcome: 'overtaken' }

  function isSame(of: StaffMember, typed: string): Promise<boolean | 'busy'> {
    return hashing.verify(of.passwordHash, staffPasswordTyped(of, typed))
  }
}
