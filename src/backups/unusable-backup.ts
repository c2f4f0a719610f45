import { databaseProblem, UnusableDatabase } from '../database/unusable-database.ts'
import { errorCode, fileTrouble } from '../settings/file-trouble.ts'

/** A backup cannot be made or used. The message is the end of a sentence that begins with its file. */
export class UnusableBackup extends Error {}

/** A backup cannot be made or used, for a reason that is no file's. The message is a sentence. */
export class RefusedBackup extends Error {}

export type Failed = { ok: false; problem: string }

/** The sentence for what went wrong with a backup. What is no expected failure is thrown on. */
export function backupFailure(error: unknown, backup: string): Failed {
  return { ok: false, problem: sentenceFor(error, backup) }
}

function sentenceFor(error: unknown, backup: string): string {
  if (error instanceof RefusedBackup) return error.message
  if (error instanceof UnusableBackup) return `The backup ${backup} ${error.message}.`
  if (error instanceof UnusableDatabase) return `The backup ${backup} ${error.message}.`
  const code = errorCode(error) ?? ''
  // What to do about a database of that kind is of no use here: a backup is replaced by another backup.
  if (code === 'SQLITE_NOTADB')
    return `The backup ${backup} is not an SQLite database: take another one (${code}).`
  if (code === 'SQLITE_CORRUPT') return `The backup ${backup} is damaged: take another one (${code}).`
  if (code === 'SQLITE_FULL') return `The backup ${backup} cannot be written: the disk is full (${code}).`
  const problem = databaseProblem(error, 'of the backup')
  if (problem !== null) return `${backup}: ${problem}`
  if (error instanceof Error && 'syscall' in error)
    return `The backup ${backup} fails: ${fileTrouble(error)} (${code}).`
  throw error
}
