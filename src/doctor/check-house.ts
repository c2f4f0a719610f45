import { stat, statfs } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Config } from '../config.ts'
import { integrityTrouble } from '../database/check-copy.ts'
import type { Database } from '../database/database.ts'
import { databaseProblem } from '../database/unusable-database.ts'
import { hours, minutes } from '../durations.ts'
import { oldestWaiting } from '../email/outbox.ts'
import { webhookNews } from '../email/webhook-news.ts'
import { type Finding, fine, problem, warning } from './finding.ts'

const megabyte = 1_000_000
const inMegabytes = (bytes: number) => `${Math.ceil(bytes / megabyte)} MB`

/** Room on the disks that are written to. */
export async function checkDisk({ dataDir, databaseFile, backup }: Config): Promise<Finding[]> {
  const database = await stat(databaseFile).then(
    ({ size }) => size,
    () => 0,
  )
  const places = [dataDir, ...(backup.every === null ? [] : [backup.folder])]
  const findings = await Promise.all(places.map((place) => diskFinding(place, database)))
  const wrong = findings.filter((finding) => finding !== null && finding.level !== 'ok')
  const [first] = findings
  return (wrong.length > 0 ? wrong : [first]).filter((finding) => finding != null)
}

/** Null where there is no such folder (yet). */
async function diskFinding(place: string, database: number): Promise<Finding | null> {
  const disk = await statfs(place).catch(() => null)
  if (disk === null) return null
  const free = disk.bavail * disk.bsize
  const what = `${inMegabytes(free)} are free on the disk of ${place}; the database has ${inMegabytes(database)}.`
  const why = 'On a full disk nobody can log in, change anything or get an email, and no backup is made.'
  const type = `Make room (du -xh ${place} | sort -h | tail shows what is large), or move DATA_DIR or BACKUP_DIR to a larger disk.`
  if (free < Math.max(100 * megabyte, database)) return problem('disk', what, why, type)
  if (free < Math.max(1000 * megabyte, 3 * database)) return warning('disk', what, why, type)
  return fine('disk', what)
}

/** The database is there, its owner's alone, and whole from the first page to the last. */
export async function checkDatabase({ databaseFile }: Config): Promise<Finding[]> {
  const status = await stat(databaseFile).catch(() => null)
  if (!status)
    return [
      warning(
        'database',
        `There is no database ${databaseFile} yet.`,
        'The server makes it at its first start; if it has started before, this is not the folder it uses.',
        'Start the server, or set DATA_DIR as the server has it.',
      ),
    ]
  return [...rightsFindings(databaseFile, status.mode), wholeness(databaseFile)]
}

function rightsFindings(file: string, mode: number): Finding[] {
  if ((mode & 0o077) === 0) return []
  return [
    problem(
      'database-rights',
      `The database ${file} can be opened by other people of this machine.`,
      'It holds every customer.',
      `chmod 600 ${file}*`,
    ),
  ]
}

function wholeness(file: string): Finding {
  const restore = 'Stop the server, and bring the last good backup back: comptoir restore FILE --force'
  const why = 'Rows can be lost or wrong, and it gets worse with each change.'
  try {
    const trouble = integrityTrouble(file)
    if (trouble === null) return fine('database', 'The database is whole.')
    return problem('database', `The database ${file} ${trouble}.`, why, restore)
  } catch (error) {
    const said = databaseProblem(error, file)
    if (said === null) throw error
    return problem('database', said, why, restore)
  }
}

/** The oldest email that still waits. */
export async function checkOutbox(database: Database, now: Date): Promise<Finding[]> {
  const oldest = await oldestWaiting(database)
  const waited = oldest ? now.getTime() - oldest.getTime() : 0
  if (waited < minutes(10)) return [fine('outbox', 'No email has been waiting for long.')]
  const what = `The oldest email that is not sent has been waiting for ${Math.round(waited / minutes(1))} minutes.`
  const why = 'Customers who forgot their password cannot get in; after a day the email is given up.'
  const type = 'See that the server runs, and what its log says with "event":"email_put_off".'
  return [(waited < hours(1) ? warning : problem)('outbox', what, why, type)]
}

/** What the provider tells arrives: emails have left, and nothing was heard of them since. */
export async function checkNews(database: Database, { email }: Config, now: Date): Promise<Finding[]> {
  if (email.webhookSecret === null) return []
  const { newest, sentWithoutNews } = await webhookNews(database, now)
  if (!sentWithoutNews)
    return newest === null ? [] : [fine('webhook-news', 'Resend tells what becomes of emails.')]
  return [
    problem(
      'webhook-news',
      newest === null
        ? 'Emails have left, and Resend has never told what became of any.'
        : 'Emails have left since Resend last told what became of one.',
      'Nobody sees that an email bounced.',
      'Look at https://resend.com/webhooks what Resend says of its attempts: 401 means that RESEND_WEBHOOK_SECRET is that of another webhook; an error of the proxy, that it keeps POST /webhooks/resend away.',
    ),
  ]
}

/** What has been found by the checks that the server makes at its start: a sentence each. */
export function machineFindings(problems: readonly string[], keyFile: string): Finding[] {
  const why = 'The server does not start like this.'
  if (problems.length === 0)
    return [fine('machine', 'Node, SQLite, the data folder and the key file are as they should be.')]
  return problems.map((what) =>
    what.includes(keyFile)
      ? problem(
          'key-file',
          what,
          'Whoever has the key can make temporary passwords for every account.',
          `chmod 600 ${keyFile}, or restore it from a backup.`,
        )
      : problem('machine', what, why, 'Do what the sentence says, then start the server.'),
  )
}

/** No key file beside a database: it was left behind somewhere. */
export const missingKey = (keyFile: string): Finding =>
  problem(
    'key-file',
    `The key file ${basename(keyFile)} is missing beside the database.`,
    'At its next start the server makes a new one: the second factors of staff and temporary passwords under way stop working.',
    `Copy it from where the database came from to ${keyFile}, mode 0600, before you start the server.`,
  )
