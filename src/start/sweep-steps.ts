import { type Due, nextDue } from '../accounts/deletions.ts'
import { clearEmailChanges, expireEmailChanges } from '../accounts/email-changes.ts'
import { clearRegistrations, expireRegistrations } from '../accounts/registrations.ts'
import { clearSessions } from '../accounts/sessions.ts'
import { clearTemporaryPasswords, expireTemporaryPasswords } from '../accounts/temporary-passwords.ts'
import { clearOldAllowances } from '../database/allowances.ts'
import { emptyLog } from '../database/empty-log.ts'
import { leaveNoTrace } from '../database/leave-no-trace.ts'
import { days } from '../durations.ts'
import { clearEmails, clearProviderEvents } from '../email/clear-emails.ts'
import { forgetLastEmails } from '../email/forget-emails.ts'
import { clearHistory, moveHorizon } from '../history/clear-history.ts'
import { deleteDue } from '../orders/delete-customers.ts'
import type { Services } from '../services.ts'
import { sweepStaffSessions } from '../staff/staff-sessions.ts'

export type SweepParts = Pick<Services, 'config' | 'database' | 'outbox' | 'clock' | 'log'>

/** One kind of what is over. Each turn is short, and answers whether another one is needed. */
export type SweepStep = { name: string; turn: () => Promise<boolean> }

/** Rows of one turn: about 20 ms of a small server's time. */
export const rowsATurn = 500

/** Last emails that are forgotten in one turn. */
const emailsATurn = 20

/** Sessions looked through in one turn: far more are read than cleared away. */
const sessionsATurn = 5000

/** Everything that is over at that moment, in the order in which it is cleared away. */
export function sweepSteps({ config, database, outbox, log }: SweepParts, now: Date): SweepStep[] {
  const { keep } = config
  const before = (kept: number) => new Date(now.getTime() - days(kept))

  return [
    { name: 'deletions', turn: deletions() },
    once('expired temporary passwords', () => expireTemporaryPasswords(database, now)),
    rows('temporary passwords', (most) =>
      clearTemporaryPasswords(database, before(keep.temporaryPasswords), most),
    ),
    once('expired registrations', () => expireRegistrations(database, now)),
    rows('registrations', (most) => clearRegistrations(database, before(keep.temporaryPasswords), most)),
    once('expired changes of email', () => expireEmailChanges(database, now)),
    rows('changes of email', (most) => clearEmailChanges(database, before(keep.temporaryPasswords), most)),
    { name: 'sessions', turn: sessions() },
    once('sessions of staff', () => sweepStaffSessions(database, now)),
    rows('limits', (most) => clearOldAllowances(database, before(keep.limits), most)),
    rows('emails', (most) => clearEmails(database, before(keep.emails), most)),
    rows('what was told of emails', (most) => clearProviderEvents(database, before(keep.emails), most)),
    once('the horizon of history', () => moveHorizon(database, before(keep.history))),
    rows('history', (most) => clearHistory(database, before(keep.history), most)),
    { name: 'traces', turn: traces },
  ]

  /** One account a turn, since each may have thousands of orders. One that fails is tried again at the next sweep. */
  function deletions() {
    let place: Due | null = null
    return async () => {
      const due = await nextDue(database, place, now)
      if (!due) return false
      place = due
      const isGone = deleteDue(database, due, config.shop.language, now)
      if (
        await isGone.catch((err) => log.error({ event: 'deletion_failed', customer: due.customer.id, err }))
      )
        outbox.wake()
      return true
    }
  }

  function sessions() {
    let place: string | null = ''
    return async () => {
      place = await clearSessions(database, before(keep.sessions), place ?? '', sessionsATurn)
      return place !== null
    }
  }

  /** Whatever was deleted by whomever since the last time is gone from the files after this one. */
  async function traces(): Promise<boolean> {
    const gone = await forgetLastEmails(database, emailsATurn)
    const outcome = gone.length > 0 ? await leaveNoTrace(database, gone) : await emptyLog(database)
    if (outcome === 'left') log.warn({ event: 'deleted_data_left', accounts: gone.length })
    return gone.length > 0
  }
}

const once = (name: string, act: () => PromiseLike<unknown>): SweepStep => ({
  name,
  turn: async () => {
    await act()
    return false
  },
})

const rows = (name: string, clear: (most: number) => Promise<number>): SweepStep => ({
  name,
  turn: async () => (await clear(rowsATurn)) === rowsATurn,
})
