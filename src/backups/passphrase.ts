import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileTrouble } from '../settings/file-trouble.ts'
import { passphrase as passphraseCheck } from '../settings/setting-checks.ts'
import { RefusedBackup } from './unusable-backup.ts'

/** The passphrase in a file, without one newline at its end. Throws a RefusedBackup that never repeats it. */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(resolve(file), 'utf8').catch((error: unknown) => {
    throw new RefusedBackup(`The passphrase file ${file} cannot be read: ${fileTrouble(error)}.`)
  })
  const passphrase = text.replace(/\r?\n$/, '')
  const checked = passphraseCheck.safeParse(passphrase)
  if (!checked.success)
    throw new RefusedBackup(`The passphrase in ${file} cannot be used: ${checked.error.issues[0]?.message}.`)
  return passphrase
}
