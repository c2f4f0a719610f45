import { constants } from 'node:fs'
import { access, link, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from '../settings/file-trouble.ts'
import { RefusedBackup } from './unusable-backup.ts'

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Waits until what is in the file is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name survives a power cut only when its folder has reached the disk as well. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Gives a finished file its name, in one step; what has the name already is replaced, or the file refused. */
export async function place(unfinished: string, path: string, replace: boolean): Promise<void> {
  await syncFile(unfinished)
  if (replace) await rename(unfinished, path)
  else await placeAnew(unfinished, path)
  await syncFolder(dirname(path))
}

/** `link` refuses to replace, so that of two that run at the same moment the second finds the first one's file. */
async function placeAnew(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path)
    await unlink(unfinished)
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || (await isThere(path))) throw new RefusedBackup(thereAlready(path))
    // Some disks have no links, a USB stick for one.
    await rename(unfinished, path)
  }
}

export const thereAlready = (path: string): string =>
  `${path} is there already: name another file, or type --force to replace it.`
