import { resolve } from 'node:path'
import { recordBackup } from '../backups/last-backup.ts'
import { type MadeBackup, makeBackup } from '../backups/make-backup.ts'
import { readPassphrase } from '../backups/passphrase.ts'
import { backupFailure, type Failed, RefusedBackup } from '../backups/unusable-backup.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { openMigrations } from '../database/migrate.ts'
import { asFastAsCan, gently } from '../database/online-copy.ts'
import type { Command, Words } from './command.ts'
import { refuse } from './failed.ts'
import { keyText, printOfKey } from './key-file.ts'
import { migrationsFolder } from './project-folder.ts'

export const passphraseOption = {
  'passphrase-file': {
    value: 'FILE',
    meaning: 'The file with the passphrase, at least 16 characters. Without it: what BACKUP_PASSPHRASE says.',
  },
}

export const backup: Command = {
  name: 'backup',
  takes: ['FILE'],
  summary: 'Makes a backup of the database, as it is at this moment; the server may run meanwhile.',
  about: [
    'The backup is checked before it gets its name: whole, no row without what it belongs to, as many rows as were counted. With a passphrase it is encrypted. Without one it is a plain SQLite database: whoever reads it reads every customer.',
    'The key file is not in it unless you ask: without it, temporary passwords under way and the second factors of staff are worth nothing. Keep the passphrase where the server is not.',
    'comptoir restore FILE brings it back. The server makes backups by itself as BACKUP_EVERY says.',
  ],
  options: {
    'with-key': { meaning: 'Puts the key file into the backup; wants a passphrase.' },
    'readable-key': {
      meaning:
        'With --with-key: puts it in without encryption all the same. Whoever reads that backup can log in as anybody.',
    },
    ...passphraseOption,
    force: { meaning: 'Replaces FILE when it is there already.' },
    scheduled: { meaning: 'As the server does it by itself: slowly, and without a line in the history.' },
    json: { meaning: 'Tells the result as JSON, for scripts.' },
  },
  check: ({ values }) =>
    values.get('readable-key') && !values.get('with-key') ? '--readable-key goes with --with-key.' : null,
  async runOutside(words, { read, clock, terminal }) {
    if (!read.ok) return refuse(terminal, read.problems)
    const { config } = read

    const outcome = await make(words, config, clock())
    if (!words.values.get('scheduled')) await note(config, outcome, clock())

    if (words.values.get('json')) terminal.out(`${JSON.stringify(outcome)}\n`)
    else if (outcome.ok) terminal.out(inWords(outcome, config))
    if (!outcome.ok) terminal.err(`${outcome.problem}\n`)
    return outcome.ok ? 0 : 1
  },
}

async function make({ values, rest }: Words, config: Config, now: Date): Promise<MadeBackup | Failed> {
  const file = resolve(rest[0] ?? '')
  try {
    const passphraseFile = values.get('passphrase-file')
    const passphrase = passphraseFile
      ? await readPassphrase(String(passphraseFile))
      : config.backup.passphrase
    const key = await keyText(config.keyFile)
    const withKey = values.get('with-key') === true
    if (withKey && passphrase === null && !values.get('readable-key')) throw new RefusedBackup(keyInTheClear)
    if (withKey && key === null)
      throw new RefusedBackup(`There is no key file ${config.keyFile} to put into the backup.`)
    return await makeBackup(
      {
        databaseFile: config.databaseFile,
        file,
        shop: config.trial ? 'trial' : 'real',
        replace: values.get('force') === true,
        passphrase,
        key: withKey ? key : null,
        keyPrint: printOfKey(key),
        migrationsFolder,
        pace: values.get('scheduled') ? gently : asFastAsCan,
      },
      now,
    )
  } catch (error) {
    return backupFailure(error, file)
  }
}

const keyInTheClear =
  'The key file goes only into an encrypted backup, because with both in one file whoever finds it can make temporary passwords for every account: name a passphrase with --passphrase-file FILE, or, if the place is safe enough, add --readable-key.'

/** Only in a database that is up to date: an older one is left as it is until the server starts. */
async function note(config: Config, outcome: MadeBackup | Failed, now: Date): Promise<void> {
  if (!outcome.ok) return
  const { database, client, close } = openDatabase(config.databaseFile)
  try {
    if (openMigrations(client, migrationsFolder).length === 0)
      await recordBackup(database, outcome, 'command', now)
  } finally {
    close()
  }
}

function inWords({ file, bytes, sealed, withKey, rows }: MadeBackup, config: Config): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
  const { customer: customers = 0 } = rows
  const key = withKey
    ? 'The key file is in it.'
    : `The key file ${config.keyFile} is not in it: keep a copy of that too.`
  return `${file}: ${size}, ${sealed ? 'encrypted' : 'not encrypted'}, checked; ${customers} ${customers === 1 ? 'customer' : 'customers'}. ${key}\n`
}
