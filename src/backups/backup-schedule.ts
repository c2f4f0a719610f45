import { mkdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { hours, minutes } from '../durations.ts'
import { errorCode, fileTrouble } from '../settings/file-trouble.ts'
import { clearUnfinished, keepNewest, scheduledName } from './backup-files.ts'
import { lastBackup, recordBackup } from './last-backup.ts'
import type { MadeBackup } from './make-backup.ts'
import type { Failed } from './unusable-backup.ts'

type Parts = {
  config: Pick<Config, 'backup' | 'databaseFile' | 'trial'>
  database: Database
  /** Makes one, without keeping the site from its work. */
  make: (file: string) => Promise<MadeBackup | Failed>
  clock: () => Date
  log: Logger
}

/** After one that failed, the next is tried sooner than usual, and not at once. */
const againAfter = hours(1)

/**
 * Makes a backup when it is time, and removes old ones when the new one is there and checked. Resolves when nothing is
 * left to do for now. Failures go into the log and the history; they never throw.
 */
export function makeSchedule(parts: Parts): () => Promise<void> {
  const { config, database, log, clock } = parts
  let underWay: Promise<void> | undefined

  async function look(): Promise<void> {
    const { every } = config.backup
    if (every === null || !isDue(await lastBackup(database, 'system'), every, clock())) return
    const outcome = await makeAndClear(parts)
    await recordBackup(database, outcome, 'system', clock())
    if (outcome.ok) log.info({ event: 'backup_made', file: outcome.file, bytes: outcome.bytes })
    else log.error({ event: 'backup_failed', problem: outcome.problem })
  }

  return () => {
    underWay ??= look()
      .catch((err) => log.error({ event: 'backup_failed', err }))
      .finally(() => {
        underWay = undefined
      })
    return underWay
  }
}

/** Looks a minute after the start, when the first rush is over, and every minute. Returns what ends it. */
export function startSchedule(parts: Parts): () => void {
  const look = makeSchedule(parts)
  const timer = setInterval(() => void look(), minutes(1))
  return () => clearInterval(timer)
}

type Last = Awaited<ReturnType<typeof lastBackup>>

/** A moment in the future is of a clock that was set back since: it counts for nothing. */
function isDue({ madeAt, failedAt }: Last, every: number, now: Date): boolean {
  const since = (moment: Date | null, wait: number) =>
    moment === null || moment > now || now.getTime() - moment.getTime() >= wait
  return since(madeAt, every) && since(failedAt, Math.min(againAfter, every))
}

async function makeAndClear({ config, make, clock, log }: Parts): Promise<MadeBackup | Failed> {
  const { folder, keep, passphrase } = config.backup
  const shop = config.trial ? 'trial' : 'comptoir'
  try {
    await makeFolder(folder)
    for (const place of [folder, dirname(config.databaseFile)]) await clearUnfinished(place, clock())
    const trouble = await roomTrouble(folder, config.databaseFile)
    if (trouble) return { ok: false, problem: trouble }
    const made = await make(join(folder, scheduledName(shop, passphrase !== null, clock())))
    if (made.ok)
      for (const name of await keepNewest(folder, shop, keep)) log.info({ event: 'backup_removed', name })
    return made
  } catch (error) {
    if (errorCode(error) === null) throw error
    return { ok: false, problem: `BACKUP_DIR is ${folder}, which cannot be used: ${fileTrouble(error)}.` }
  }
}

/** Only the last folder: where a disk is not mounted, a backup would go to the wrong one and fill it. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
}

/**
 * A backup that fills the disk would take the shop's last room. Twice the database: the backup, sealed from a copy, and
 * as much again for the shop.
 */
async function roomTrouble(folder: string, databaseFile: string): Promise<string | null> {
  const { size } = await stat(databaseFile)
  for (const place of [folder, dirname(databaseFile)]) {
    const { bavail, bsize } = await statfs(place)
    if (bavail * bsize < 2 * size)
      return `The disk of ${place} has ${inMegabytes(bavail * bsize)} left, too little for a backup of a database of ${inMegabytes(size)}: make room, or set another BACKUP_DIR.`
  }
  return null
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`
