import type { Database } from '../database/database.ts'
import { newestEvent } from '../history/newest-event.ts'
import { recordEvent } from '../history/record.ts'
import type { MadeBackup } from './make-backup.ts'
import type { Failed } from './unusable-backup.ts'

export type LastBackup = {
  /** Null when there has been none. */
  madeAt: Date | null
  /** The file's size; null when there has been none. */
  bytes: number | null
  /** Since the last one that was made; null when none has failed since. */
  failedAt: Date | null
  /** A sentence; null when none has failed since. */
  problem: string | null
}

/** How the backups are doing: when the last one was made, and what went wrong since. */
export async function lastBackup(database: Database, by?: 'command' | 'system'): Promise<LastBackup> {
  const made = await newestEvent(database, 'backup-made', by)
  const newest = await newestEvent(database, 'backup-failed', by)
  const failed = newest && (!made || newest.at > made.at) ? newest : null
  const { bytes } = made?.details ?? {}
  const { problem } = failed?.details ?? {}
  return {
    madeAt: made?.at ?? null,
    bytes: typeof bytes === 'number' ? bytes : null,
    failedAt: failed?.at ?? null,
    problem: typeof problem === 'string' ? problem : null,
  }
}

/** Adds to the history what became of a backup. */
export async function recordBackup(
  database: Database,
  outcome: MadeBackup | Failed,
  by: 'command' | 'system',
  now: Date,
): Promise<void> {
  const actor = { kind: by }
  if (!outcome.ok) {
    const details = { problem: outcome.problem }
    return void (await recordEvent(database, { event: 'backup-failed', actor, details }, now))
  }
  const { file, bytes, sealed, withKey } = outcome
  await recordEvent(database, { event: 'backup-made', actor, details: { file, bytes, sealed, withKey } }, now)
}
