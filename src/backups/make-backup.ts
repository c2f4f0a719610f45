import { createHash } from 'node:crypto'
import { open, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { completeCopy } from '../database/check-copy.ts'
import { copyDatabase, type Pace } from '../database/online-copy.ts'
import type { RowCounts } from '../database/row-counts.ts'
import { unfinishedBeside } from './backup-files.ts'
import { isThere, place, thereAlready } from './durable-files.ts'
import { seal, unseal } from './sealed-content.ts'
import { backupFailure, type Failed, RefusedBackup, UnusableBackup } from './unusable-backup.ts'

export type BackupWish = {
  databaseFile: string
  /** Where the backup goes: an absolute path. */
  file: string
  shop: 'real' | 'trial'
  /** What is there already is replaced. */
  replace: boolean
  /** Null: the backup is a plain SQLite database. */
  passphrase: string | null
  /** The text of the key file, to put it into the backup. */
  key: string | null
  /** Tells the key file from others; null when there is none. */
  keyPrint: string | null
  migrationsFolder: string
  pace: Pace
}

export type MadeBackup = {
  ok: true
  file: string
  bytes: number
  sealed: boolean
  withKey: boolean
  madeAt: Date
  rows: RowCounts
}

/**
 * Makes a backup of a database that may be in use, and checks it. It gets its name when it is whole and on the disk;
 * mode 0600. Plain, it is an SQLite database with one table more, the note of itself; sealed, it is the same one
 * encrypted. What goes wrong is a sentence, and leaves nothing behind.
 */
export async function makeBackup(wish: BackupWish, now: Date): Promise<MadeBackup | Failed> {
  // In the clear, it lies beside the database, which is in the clear too, and never where the sealed one goes.
  const copy = unfinishedBeside(wish.passphrase === null ? wish.file : wish.databaseFile)
  const sealed = unfinishedBeside(wish.file)
  try {
    await checkTarget(wish)
    const rows = await copyDatabase(wish.databaseFile, copy, wish.pace)
    const { shop, keyPrint, key } = wish
    completeCopy(copy, wish.migrationsFolder, { madeAt: now.getTime(), shop, rows, keyPrint, key })
    if (wish.passphrase !== null) await sealFile(copy, sealed, wish.passphrase)
    const finished = wish.passphrase === null ? copy : sealed
    const { size: bytes } = await stat(finished)
    await place(finished, wish.file, wish.replace)
    const facts = { file: wish.file, bytes, sealed: wish.passphrase !== null, withKey: key !== null }
    return { ok: true, ...facts, madeAt: now, rows }
  } catch (error) {
    return backupFailure(error, wish.file)
  } finally {
    for (const left of [copy, `${copy}-journal`, sealed]) await rm(left, { force: true })
  }
}

async function checkTarget({ file, databaseFile, replace }: BackupWish): Promise<void> {
  if (!(await isThere(databaseFile)))
    throw new RefusedBackup(`There is no database ${databaseFile} to make a backup of.`)
  const folder = await realpath(dirname(file)).catch(() => null)
  if (folder === null) throw new RefusedBackup(`The folder ${dirname(file)} is not there: make it first.`)
  if (isPartOf(databaseFile, join(folder, basename(file)), await realpath(dirname(databaseFile))))
    throw new RefusedBackup(`${file} is the database itself: name another file.`)
  const found = await stat(file).catch(() => null)
  if (found && !found.isFile()) throw new RefusedBackup(`${file} is not a file: name another one.`)
  if (found && !replace) throw new RefusedBackup(thereAlready(file))
}

/** The database, its WAL, its journal, or the key file. */
function isPartOf(databaseFile: string, path: string, folder: string): boolean {
  const database = join(folder, basename(databaseFile))
  return path.startsWith(database) || path === database.replace(/\.sqlite$/, '.key')
}

/** Seals a file, reads the result again, and compares: nobody learns only on the worst day that it does not open. */
async function sealFile(from: string, to: string, passphrase: string): Promise<void> {
  const [plain, sealed] = [await open(from, 'r'), await open(to, 'wx+', 0o600)]
  try {
    await seal(plain, sealed, passphrase)
    const [written, read] = [createHash('sha256'), createHash('sha256')]
    for await (const part of plain.createReadStream({ start: 0, autoClose: false })) written.update(part)
    for await (const part of unseal(sealed, passphrase)) read.update(part)
    if (!written.digest().equals(read.digest())) throw new UnusableBackup('was not written as it should be')
  } finally {
    await plain.close()
    await sealed.close()
  }
}
