import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { endAfterRestore } from '../accounts/after-restore.ts'
import { makeBackup } from '../backups/make-backup.ts'
import type { Config } from '../config.ts'
import { atomically } from '../database/atomically.ts'
import { dropNote, readNote } from '../database/backup-note.ts'
import { openDatabase } from '../database/database.ts'
import { appliedMigrations, migrate, openMigrations } from '../database/migrate.ts'
import { asFastAsCan } from '../database/online-copy.ts'
import { UnusableDatabase } from '../database/unusable-database.ts'
import { giveUpAfterRestore } from '../email/after-restore.ts'
import { recordEvent } from '../history/record.ts'
import { endStaffAfterRestore } from '../staff/after-restore.ts'
import { putKeyFile } from './key-file.ts'
import { migrationsFolder } from './project-folder.ts'

type Opened = ReturnType<typeof openDatabase>

/** What happened on the way, for the log or the terminal. */
export type OpeningNews =
  | { event: 'backup_before_migration'; file: string }
  | { event: 'migrated'; name: string }
  | { event: 'restored'; keyAside: string | null }

/** The same for the terminal; nothing about what nobody has to know. */
export function openingWords(news: OpeningNews): string {
  if (news.event === 'backup_before_migration')
    return `The database is brought up to date; as it was before, it is kept in ${news.file}.\n`
  if (news.event === 'restored' && news.keyAside)
    return `The key that was there is kept in ${news.keyAside}.\n`
  return ''
}

/**
 * Opens the shop's database, brings it up to date, and finishes what a restore has left to do. Throws an
 * UnusableDatabase with the end of a sentence when it cannot be used.
 */
export async function openShop(
  config: Config,
  tell: (news: OpeningNews) => void,
  now: Date,
): Promise<Opened> {
  const opened = openDatabase(config.databaseFile)
  try {
    chmodSync(config.databaseFile, 0o600)
    await backUpBeforeMigration(config, opened, tell, now)
    for (const name of migrate(opened.client, migrationsFolder)) tell({ event: 'migrated', name })
    await finishRestore(config, opened, tell, now)
    return opened
  } catch (error) {
    opened.close()
    throw error
  }
}

/**
 * A migration may go wrong in ways that nobody has thought of. The backup lies beside the database and is named after
 * the first migration that it has not seen; one of an earlier try is replaced, so that tries without end fill no disk.
 */
async function backUpBeforeMigration(
  { databaseFile, dataDir, trial }: Config,
  { client }: Opened,
  tell: (news: OpeningNews) => void,
  now: Date,
): Promise<void> {
  const [first] = openMigrations(client, migrationsFolder)
  if (!first || appliedMigrations(client).length === 0) return
  const file = join(dataDir, `before-${first.name}${trial ? '.trial' : ''}.sqlite`)
  const place = {
    databaseFile,
    file,
    replace: true,
    shop: trial ? 'trial' : 'real',
    migrationsFolder,
  } as const
  const made = await makeBackup(
    { ...place, passphrase: null, key: null, keyPrint: null, pace: asFastAsCan },
    now,
  )
  if (!made.ok)
    throw new UnusableDatabase(
      `has to be brought up to date, and is not, because the backup before that fails. ${made.problem.replace(/\.$/, '')}`,
    )
  tell({ event: 'backup_before_migration', file })
}

/**
 * The key that came with a backup gets its place only now, when its database has it: done at the same moment as that,
 * killed in between, there would be a database with somebody else's key. Doing it twice does no harm.
 */
async function finishRestore(
  config: Config,
  { client, database }: Opened,
  tell: (news: OpeningNews) => void,
  now: Date,
): Promise<void> {
  const note = readNote(client)
  if (!note) return
  const keyAside = note.key === null ? null : await putKeyFile(config.keyFile, note.key, now)

  await atomically(database, (transaction) => [
    ...endAfterRestore(transaction),
    endStaffAfterRestore(transaction),
    giveUpAfterRestore(transaction, now),
    recordEvent(
      transaction,
      {
        event: 'restored',
        actor: { kind: 'command' },
        details: { madeAt: new Date(note.madeAt).toISOString(), withKey: note.key !== null },
      },
      now,
    ),
  ])
  dropNote(client)
  tell({ event: 'restored', keyAside })
}
