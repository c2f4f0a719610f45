import { exists } from 'drizzle-orm'
import type { Origin } from '../../accounts/sessions.ts'
import { atomically } from '../../database/atomically.ts'
import { always } from '../../database/insert-when.ts'
import { recordEvent } from '../../history/record.ts'
import type { HistoryEvent } from '../../history-events.ts'
import { randomToken } from '../../security/random.ts'
import type { Services } from '../../services.ts'
import { noteStaffLogin, type StaffMember } from '../../staff/staff-members.ts'
import { raiseStaffSession, type StaffSession, staffSessionUnder } from '../../staff/staff-sessions.ts'

export type Half = {
  member: StaffMember
  session: StaffSession
  origin: Origin
  /** Of the whole session, where a double click has to arrive at it; else a random one. */
  token?: string
}

/** Makes a whole session of a half one, under a new token; null when it is not there any more. */
export async function finishLogin(
  { database }: Pick<Services, 'database'>,
  { member, session, origin, token = randomToken() }: Half,
  /** What led to it, for history, beside the log-in itself. */
  also: HistoryEvent | null,
  now: Date,
): Promise<string | null> {
  const actor = { kind: 'staff', id: member.id } as const
  const [[raised]] = await atomically(database, (transaction) => {
    const done = exists(staffSessionUnder(transaction, session.id, token))
    const record = (event: HistoryEvent) =>
      recordEvent(transaction, { event, actor, subject: member.id, origin }, now, done)
    return [
      raiseStaffSession(transaction, session, token, 'open', always, now),
      noteStaffLogin(transaction, member.id, done, now),
      ...(also ? [record(also)] : []),
      record('staff-logged-in'),
    ]
  })
  return raised ? token : null
}
