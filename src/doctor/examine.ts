import { existsSync } from 'node:fs'
import { lastBackup } from '../backups/last-backup.ts'
import type { ConfigResult } from '../config.ts'
import type { Database } from '../database/database.ts'
import { databaseProblem } from '../database/unusable-database.ts'
import type { Keys } from '../security/keys.ts'
import { checkBackup } from './check-backup.ts'
import { checkClientAddress } from './check-client-address.ts'
import { checkEmails } from './check-emails.ts'
import { checkFront } from './check-front.ts'
import {
  checkDatabase,
  checkDisk,
  checkNews,
  checkOutbox,
  machineFindings,
  missingKey,
} from './check-house.ts'
import { checkTls } from './check-tls.ts'
import { checkWebhookWay } from './check-webhook-way.ts'
import type { DnsLookup } from './dns.ts'
import { type Finding, fine, problem, warning } from './finding.ts'
import { resendAccount } from './resend-account.ts'

/** What the doctor has at hand. */
export type Instruments = {
  read: ConfigResult
  /** What the server's own checks of the machine say. */
  machine: readonly string[]
  /** Null without a usable key file. */
  keys: Keys | null
  /** Opens the database as it is; null when there is none that this version can read. */
  openDatabase: () => { database: Database; close: () => void } | null
  dns: DnsLookup
  /** Authorities that are believed besides the usual ones: PEM. */
  ca?: string | undefined
  clock: () => Date
}

/** Looks at everything; what lies in the network side by side. Changes nothing. */
export async function examine(instruments: Instruments): Promise<Finding[]> {
  const { read, machine, keys, ca, dns, clock } = instruments
  if (!read.ok) return read.problems.map(settingsProblem)
  const { config } = read
  const settings = fine('settings', config.trial ? trialWords : 'The settings are in order.')
  const house = [
    machineFindings(machine, config.keyFile),
    await checkDisk(config),
    await checkDatabase(config),
    ...(await insideFindings(instruments)),
  ]
  if (config.trial) return [settings, ...house.flat()]

  const account = resendAccount({ apiKey: config.email.apiKey ?? '', baseUrl: config.email.baseUrl, ca })
  const patient = { config, keys, account, dns, ca, clock }
  const outside = await Promise.all([
    checkFront(patient),
    checkTls(patient),
    checkClientAddress(patient),
    checkEmails(patient),
    checkWebhookWay(patient),
  ])
  return [settings, ...house.flat(), ...outside.flat()]
}

const trialWords =
  'No PUBLIC_URL is set, so this is the trial shop: nothing is looked at beyond this machine.'

const settingsProblem = (what: string): Finding =>
  problem(
    'settings',
    what,
    'The server does not start like this; the rest can be looked at when it is mended.',
    'Change it in .env or the environment; comptoir settings lists them all.',
  )

async function insideFindings({ read, openDatabase, clock }: Instruments): Promise<Finding[][]> {
  if (!read.ok) return []
  const { config } = read
  const opened = openDatabase()
  if (!opened) return []
  try {
    const now = clock()
    return [
      existsSync(config.keyFile) ? [] : [missingKey(config.keyFile)],
      checkBackup(await lastBackup(opened.database), config, now),
      await checkOutbox(opened.database, now),
      await checkNews(opened.database, config, now),
    ]
  } catch (error) {
    // That it is damaged has been told.
    if (databaseProblem(reasonOf(error), config.databaseFile) === null) throw error
    return []
  } finally {
    opened.close()
  }
}

/** Drizzle wraps what SQLite says. */
const reasonOf = (error: unknown) => (error instanceof Error && error.cause ? error.cause : error)

/** For a database that waits for the start of a newer program. */
export const oldDatabase = (): Finding =>
  warning(
    'database-version',
    'The database is of an older version than the program.',
    'What is in it can be looked at only when the server has brought it up to date.',
    'Start the server (it makes a backup first).',
  )
