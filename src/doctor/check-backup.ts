import { basename } from 'node:path'
import type { LastBackup } from '../backups/last-backup.ts'
import type { Config } from '../config.ts'
import { type Finding, fine, problem, warning } from './finding.ts'

/** How old the last backup is, and whether the last try failed. */
export function checkBackup(
  { madeAt, failedAt, problem: failure }: LastBackup,
  { backup, databaseFile }: Config,
  now: Date,
): Finding[] {
  const age = madeAt === null ? null : now.getTime() - madeAt.getTime()
  const inHours = age === null ? '' : roughly(Math.round(age / 3_600_000))
  const byHand = `comptoir backup /mnt/another-disk/${basename(databaseFile, '.sqlite')}.backup`
  const why = 'When the disk dies, what was changed since the last backup is gone.'
  if (failedAt !== null && failure !== null)
    return [problem('backup', `The last backup failed: ${failure}`, why, `Mend that, then: ${byHand}`)]
  if (backup.every === null)
    return [
      age === null
        ? warning(
            'backup',
            'BACKUP_EVERY is off, and no backup was ever made.',
            why,
            `Set BACKUP_EVERY=24h, or: ${byHand}`,
          )
        : fine('backup', `The last backup was made ${inHours} ago; BACKUP_EVERY is off.`),
    ]
  if (age === null)
    return [
      warning(
        'backup',
        'No backup has been made yet.',
        why,
        `The server makes the first one a minute after its start. Or: ${byHand}`,
      ),
    ]
  return age > 2 * backup.every
    ? [
        problem(
          'backup',
          `The last backup was made ${inHours} ago.`,
          why,
          `See that the server runs, and what its log says with "event":"backup_failed". Or: ${byHand}`,
        ),
      ]
    : [fine('backup', `The last backup was made ${inHours} ago.`)]
}

/** A clock that was set back makes it less than none. */
function roughly(hours: number): string {
  if (hours < 1) return 'less than an hour'
  return hours === 1 ? '1 hour' : `${hours} hours`
}
