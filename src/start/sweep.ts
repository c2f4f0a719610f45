import { sweepEmailChanges } from '../accounts/email-changes.ts'
import { sweepRegistrations } from '../accounts/registrations.ts'
import { sweepSessions } from '../accounts/sessions.ts'
import { sweepTemporaryPasswords } from '../accounts/temporary-passwords.ts'
import { sweepAllowances } from '../database/allowances.ts'
import { atomically } from '../database/atomically.ts'
import { minutes } from '../durations.ts'
import { sweepEmails } from '../email/outbox.ts'
import type { Services } from '../services.ts'

type Parts = Pick<Services, 'database' | 'clock' | 'log'>

/** Marks what has expired and clears away what is over. */
export async function sweep({ database, clock }: Pick<Parts, 'database' | 'clock'>): Promise<void> {
  const now = clock()
  await atomically(database, (transaction) => [
    ...sweepTemporaryPasswords(transaction, now),
    ...sweepRegistrations(transaction, now),
    ...sweepEmailChanges(transaction, now),
    sweepSessions(transaction, now),
    sweepAllowances(transaction, now),
    sweepEmails(transaction, now),
  ])
}

/** Sweeps now and once a minute. Returns what ends it. */
export function startSweeping(parts: Parts): () => void {
  const run = () => void sweep(parts).catch((err) => parts.log.error({ event: 'sweep_failed', err }))
  run()
  const timer = setInterval(run, minutes(1))
  return () => clearInterval(timer)
}
