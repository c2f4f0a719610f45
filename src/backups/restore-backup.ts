import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BackupNote } from '../database/backup-note.ts'
import { checkCopy, markRestored } from '../database/check-copy.ts'
import { type Held, holdAlone } from '../database/hold-alone.ts'
import { stampOf, unfinishedBeside } from './backup-files.ts'
import { isThere, syncFile, syncFolder } from './durable-files.ts'
import { unseal } from './sealed-content.ts'
import { isSealed } from './sealed-header.ts'
import { backupFailure, type Failed, RefusedBackup } from './unusable-backup.ts'

export type RestoreWish = {
  /** The backup: an absolute path. */
  file: string
  databaseFile: string
  shop: 'real' | 'trial'
  /** A database that is there is put aside. */
  replace: boolean
  passphrase: string | null
  migrationsFolder: string
  /** Asked when a damaged database cannot tell whether it is in use: the sentence when the server is running. */
  serverRuns: () => Promise<string | null>
}

export type Restored = { ok: true; note: BackupNote; aside: string | null }

/**
 * Puts a backup in the place of the database. Everything is checked before anything is touched, and the new one gets
 * its name in one step: killed at any moment, this leaves the old one or the new one, whole. The old one is kept
 * beside it, with the date. What is left to do then stands in the note, which the restored database keeps until it is
 * opened: see `finishRestore`.
 */
export async function restoreBackup(wish: RestoreWish, now: Date): Promise<Restored | Failed> {
  const copy = unfinishedBeside(wish.databaseFile)
  try {
    await checkPlace(wish)
    await openCopy(wish, copy)
    const note = await checkBackup(wish, copy)
    markRestored(copy, note)
    await syncFile(copy)
    return { ok: true, note, aside: await swap(wish, copy, now) }
  } catch (error) {
    return backupFailure(error, wish.file)
  } finally {
    for (const left of [copy, `${copy}-journal`]) await rm(left, { force: true })
  }
}

/** What can be known at once: a long reading that ends in a refusal would be a pity. */
async function checkPlace(wish: RestoreWish): Promise<void> {
  if (!(await isThere(wish.file))) throw new RefusedBackup(`There is no backup ${wish.file}.`)
  if (!(await stat(wish.file)).isFile()) throw new RefusedBackup(`${wish.file} is not a file.`)
  if (!(await isThere(wish.databaseFile))) return
  if (!wish.replace)
    throw new RefusedBackup(
      `There is a database already, ${wish.databaseFile}: type --force to put it aside and the backup in its place.`,
    )
  release(await hold(wish))
}

/** Its content as a file of its own, for its owner only, whatever the backup was. */
async function openCopy({ file, passphrase }: RestoreWish, copy: string): Promise<void> {
  const [from, to] = [await open(file, 'r'), await open(copy, 'wx', 0o600)]
  try {
    if (!(await isSealed(from))) await checkAlone(file)
    else if (passphrase === null) throw new RefusedBackup(passphraseWanted(file))
    const parts = passphrase !== null && (await isSealed(from)) ? unseal(from, passphrase) : plainParts(from)
    for await (const part of parts) await to.writeFile(part)
  } finally {
    await from.close()
    await to.close()
  }
}

const plainParts = (from: Awaited<ReturnType<typeof open>>): AsyncIterable<Buffer> =>
  from.createReadStream({ start: 0, autoClose: false })

const passphraseWanted = (file: string): string =>
  `The backup ${file} is sealed: name the file with its passphrase, --passphrase-file FILE, or set BACKUP_PASSPHRASE.`

/** A database with a WAL beside it is one in use, or one that was copied by hand in the middle of its work. */
async function checkAlone(file: string): Promise<void> {
  const wal = await stat(`${file}-wal`).catch(() => null)
  if (wal && wal.size > 0)
    throw new RefusedBackup(
      `${file} is not a backup but a database at work: ${file}-wal belongs to it. Make a backup of it with comptoir backup.`,
    )
}

async function checkBackup(wish: RestoreWish, copy: string): Promise<BackupNote> {
  const { rows, note } = checkCopy(copy, wish.migrationsFolder)
  if (note?.shop === 'trial' && wish.shop === 'real')
    throw new RefusedBackup(
      `The backup ${wish.file} is of a trial shop, whose customers are made up and whose passwords everybody knows: it cannot become a real shop.`,
    )
  const { mtimeMs } = await stat(wish.file)
  return note ?? { madeAt: Math.round(mtimeMs), shop: wish.shop, rows, keyPrint: null, key: null }
}

async function swap(wish: RestoreWish, copy: string, now: Date): Promise<string | null> {
  const { databaseFile } = wish
  const isReplacing = await isThere(databaseFile)
  if (isReplacing && !wish.replace)
    throw new RefusedBackup(`${databaseFile} has just appeared: see what made it.`)
  const held = isReplacing ? await hold(wish) : 'unreadable'
  try {
    const aside = `${databaseFile}.before-restore-${stampOf(now)}`
    await putRestAside(databaseFile, aside)
    if (isReplacing) await keepAside(databaseFile, aside)
    await rename(copy, databaseFile)
    await syncFolder(dirname(databaseFile))
    return isReplacing ? aside : null
  } finally {
    release(held)
  }
}

/** Nobody else may have the database open: what they write would go into the one that is put aside. */
async function hold(wish: RestoreWish): Promise<Held> {
  const held = holdAlone(wish.databaseFile)
  if (held === 'in use')
    throw new RefusedBackup(
      `The database ${wish.databaseFile} is in use: stop the server, wait for other commands to end, and type this again.`,
    )
  const running = held === 'unreadable' ? await wish.serverRuns() : null
  if (running !== null) throw new RefusedBackup(running)
  return held
}

function release(held: Held): void {
  if (typeof held === 'object') held.release()
}

/**
 * A WAL or a journal that stayed behind would be played into the new database, and spoil it. There is one only beside
 * a database that is damaged, or gone: `holdAlone` writes every other into its file.
 */
async function putRestAside(databaseFile: string, aside: string): Promise<void> {
  for (const ending of ['-wal', '-shm', '-journal'])
    if (await isThere(`${databaseFile}${ending}`))
      await rename(`${databaseFile}${ending}`, `${aside}${ending}`)
}

/** Under a second name; the first one is taken over by the new database in one step. */
async function keepAside(databaseFile: string, aside: string): Promise<void> {
  await link(databaseFile, aside).catch(async () => {
    await copyFile(databaseFile, aside)
    await syncFile(aside)
  })
  await syncFolder(dirname(databaseFile))
}
