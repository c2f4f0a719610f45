import { resolve } from 'node:path'
import { readPassphrase } from '../backups/passphrase.ts'
import { type Restored, restoreBackup } from '../backups/restore-backup.ts'
import { backupFailure, type Failed } from '../backups/unusable-backup.ts'
import type { Config } from '../config.ts'
import { sqliteVersion } from '../database/database.ts'
import { databaseProblem } from '../database/unusable-database.ts'
import { passphraseOption } from './backup-command.ts'
import type { Command, Words } from './command.ts'
import { refuse } from './failed.ts'
import { keyText, printOfKey } from './key-file.ts'
import { momentOnWall } from './moment-on-wall.ts'
import { openShop } from './open-shop.ts'
import { migrationsFolder } from './project-folder.ts'
import { checkMachine } from './start-checks.ts'

export const restore: Command = {
  name: 'restore',
  takes: ['FILE'],
  summary: 'Puts a backup in the place of the database. The server must not run.',
  about: [
    'Everything is read and checked before anything is touched. The database that is there is put aside with the date, never removed, and so is its key file when the backup brings another. Interrupted at any moment, this leaves the old database or the new one, whole.',
    'All sessions end and temporary passwords under way stop working, because the backup does not know which have been ended or used since. What else was changed since then is as it was then: disabled accounts, deleted ones and ended API keys too.',
  ],
  options: {
    ...passphraseOption,
    force: { meaning: 'Restores although there is a database, and puts that one aside.' },
    json: { meaning: 'Tells the result as JSON, for scripts.' },
  },
  async runOutside(words, { read, clock, terminal }) {
    if (!read.ok) return refuse(terminal, read.problems)
    const { config } = read
    const problems = await checkMachine({ dataDir: config.dataDir }, { sqliteVersion: sqliteVersion() })
    if (problems.length > 0) return refuse(terminal, problems)

    const outcome = await restoreFrom(words, config, clock())
    const finished = outcome.ok ? await finish(config, outcome, clock()) : outcome

    if (words.values.get('json')) terminal.out(`${JSON.stringify(finished)}\n`)
    else if (finished.ok) terminal.out(`${inWords(finished, config)}\n`)
    if (!finished.ok) terminal.err(`${finished.problem}\n`)
    return finished.ok ? 0 : 1
  },
}

async function restoreFrom({ values, rest }: Words, config: Config, now: Date): Promise<Restored | Failed> {
  const file = resolve(rest[0] ?? '')
  try {
    const passphraseFile = values.get('passphrase-file')
    const passphrase = passphraseFile
      ? await readPassphrase(String(passphraseFile))
      : config.backup.passphrase
    const shop = config.trial ? 'trial' : 'real'
    const replace = values.get('force') === true
    const { databaseFile } = config
    const serverRuns = () => portTaken(config)
    return await restoreBackup(
      { file, databaseFile, shop, replace, passphrase, migrationsFolder, serverRuns },
      now,
    )
  } catch (error) {
    return backupFailure(error, file)
  }
}

async function portTaken({ host, port }: Config): Promise<string | null> {
  const [taken] = await checkMachine({ host, port }, { sqliteVersion: sqliteVersion() })
  return taken === undefined ? null : `Stop the server first. ${taken}`
}

type Finished = {
  ok: true
  madeAt: Date
  rows: Record<string, number>
  aside: string | null
  keyAside: string | null
  key: 'restored' | 'the same' | 'another' | 'missing'
}

/** What the server would do at its next start, done now, so that the person sees that it works. */
async function finish(config: Config, { note, aside }: Restored, now: Date): Promise<Finished | Failed> {
  let keyAside: string | null = null
  try {
    const { close } = await openShop(
      config,
      (news) => {
        if (news.event === 'restored') keyAside = news.keyAside
      },
      now,
    )
    close()
  } catch (error) {
    const problem = databaseProblem(error, config.databaseFile)
    if (problem === null) throw error
    return { ok: false, problem: `The backup is in its place, and not yet ready. ${problem}` }
  }
  const { madeAt, rows } = note
  return { ok: true, madeAt: new Date(madeAt), rows, aside, keyAside, key: await stateOfKey(config, note) }
}

async function stateOfKey(
  { keyFile }: Config,
  { key, keyPrint }: Restored['note'],
): Promise<Finished['key']> {
  if (key !== null) return 'restored'
  const print = printOfKey(await keyText(keyFile))
  if (print === null) return 'missing'
  return keyPrint === null || keyPrint === print ? 'the same' : 'another'
}

function inWords({ madeAt, rows, aside, keyAside, key }: Finished, { keyFile, shop }: Config): string {
  const { customer: customers = 0 } = rows
  const copy = `put it in the place of ${keyFile} (mode 0600) before you start the server. Without it, staff cannot give their second factor.`
  const ofKey = {
    restored: `The key file was in the backup, and is in ${keyFile}.`,
    'the same': `The key file ${keyFile} stays as it is.`,
    missing: `The backup came without its key file: ${copy}`,
    another: `${keyFile} is not the key file of this backup: find that one and ${copy}`,
  }
  return [
    `The database is as it was ${momentOnWall(madeAt, shop.timeZone)}, with ${customers} ${customers === 1 ? 'customer' : 'customers'}.`,
    ...(aside ? [`The one that was there is kept in ${aside}: remove it when you need it no more.`] : []),
    ofKey[key],
    ...(keyAside ? [`The key that was there is kept in ${keyAside}.`] : []),
    'Everybody has to log in again. What was changed since then is as it was: see that accounts you disabled and API keys you ended are so again, and delete again the accounts that were deleted.',
  ].join('\n')
}
