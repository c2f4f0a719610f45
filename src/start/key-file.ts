import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { stampOf } from '../backups/backup-files.ts'
import { syncFolder } from '../backups/durable-files.ts'
import type { Config } from '../config.ts'
import { deriveKeys } from '../security/keys.ts'
import { errorCode, fileTrouble } from '../settings/file-trouble.ts'

const keyBytes = 32
/** 43 characters and a newline, and one byte more, which shows that a file is too long. */
const mostRead = 45

export type KeyReading =
  | { readonly state: 'key'; readonly key: Buffer }
  | { readonly state: 'missing' }
  | { readonly state: 'unusable'; readonly problem: string }

/** Reads the key file: 32 bytes as 43 characters of base64url (RFC 4648, 5), one newline after them or none. */
export async function readKeyFile(path: string): Promise<KeyReading> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      return await readOpenKeyFile(file, path)
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = errorCode(error)
    if ((code === 'ENOENT' || code === 'ENOTDIR') && !(await isLink(path))) return { state: 'missing' }
    return unusable(path, `cannot be read: ${fileTrouble(error)}`)
  }
}

/**
 * The key that temporary passwords are derived from, 32 bytes; made when the file is missing. Two processes that
 * start together get the same key. An unusable file is an exception: the checks at start have shown it before.
 */
export async function makeOrReadKey({ keyFile }: Pick<Config, 'keyFile'>): Promise<Buffer> {
  let reading = await readKeyFile(keyFile)
  if (reading.state === 'missing') {
    await makeKeyFile(keyFile)
    reading = await readKeyFile(keyFile)
  }
  if (reading.state === 'key') return reading.key
  throw new Error(reading.state === 'unusable' ? reading.problem : `The key file ${keyFile} was removed.`)
}

/** The text of the key file, as a backup holds it; null when it is missing or cannot be used. */
export async function keyText(path: string): Promise<string | null> {
  const reading = await readKeyFile(path)
  return reading.state === 'key' ? `${reading.key.toString('base64url')}\n` : null
}

/** Tells a key from every other, and nothing of it; null for none. */
export const printOfKey = (text: string | null): string | null =>
  text === null
    ? null
    : deriveKeys(Buffer.from(text, 'base64url'))
        .sign('key file of a backup', 'print')
        .toString('base64url')
        .slice(0, 22)

/**
 * Puts the key of a backup in its place. Another one that is there is kept beside it: answers where, or null. Doing it
 * again changes nothing.
 */
export async function putKeyFile(path: string, text: string, now: Date): Promise<string | null> {
  if ((await keyText(path)) === text) return null
  const aside = `${path}.before-restore-${stampOf(now)}`
  const isThere = await link(path, aside).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error
      return errorCode(error) === 'EEXIST'
    },
  )
  const unfinished = `${path}.${randomBytes(8).toString('hex')}`
  await writeDurably(unfinished, text)
  await rename(unfinished, path)
  await syncFolder(dirname(path))
  return isThere ? aside : null
}

async function readOpenKeyFile(file: FileHandle, path: string): Promise<KeyReading> {
  const status = await file.stat()
  if (!status.isFile()) return unusable(path, 'is not a regular file: move it away')
  // Whoever reads the key can work out every temporary password; whoever writes it can choose them.
  if ((status.mode & 0o077) !== 0) {
    const mode = (status.mode & 0o777).toString(8).padStart(4, '0')
    return unusable(path, `can be opened by other people of this machine (mode ${mode}): run chmod 600 on it`)
  }
  const { buffer, bytesRead } = await file.read(Buffer.alloc(mostRead), 0, mostRead, 0)
  const text = buffer.toString('latin1', 0, bytesRead).replace(/\n$/, '')
  const key = Buffer.from(text, 'base64url')
  return key.length === keyBytes && key.toString('base64url') === text
    ? { state: 'key', key }
    : unusable(
        path,
        'does not hold a key (43 characters of base64url): restore it, or remove it to get a new one',
      )
}

/**
 * The key is complete and on the disk under another name before it gets its own, so that nobody ever reads half a
 * key; `link` refuses to replace, so that the first of two processes wins and the other reads what is there.
 */
async function makeKeyFile(path: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await writeDurably(unfinished, `${randomBytes(keyBytes).toString('base64url')}\n`)
    await link(unfinished, path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  } finally {
    await unlink(unfinished).catch(() => {})
  }
  await syncFolder(dirname(path))
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A link that leads nowhere answers like a missing file when it is opened, but no key can be made in its place. */
const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (status) => status.isSymbolicLink(),
    () => false,
  )

const unusable = (path: string, what: string): KeyReading => ({
  state: 'unusable',
  problem: `The key file ${path} ${what}.`,
})
