/** The database cannot be used as it is. The message is the end of a sentence that begins with its file. */
export class UnusableDatabase extends Error {}

const troubles: [codes: RegExp, trouble: string][] = [
  [/^SQLITE_NOTADB/, 'is not an SQLite database: move it away, or restore a backup'],
  [/^SQLITE_CORRUPT/, 'is damaged: restore a backup'],
  [/^SQLITE_(CANTOPEN|PERM|AUTH)/, 'cannot be opened: let this program read and write it'],
  [/^SQLITE_READONLY/, 'cannot be written: let this program write it'],
  [/^SQLITE_FULL/, 'cannot be written: the disk is full'],
  [/^SQLITE_IOERR/, 'cannot be read or written: the disk reports a fault'],
  [/^SQLITE_(BUSY|LOCKED)/, 'is held by another program: stop that one'],
]

/** A sentence for the operator about a file that cannot be used; null for an exception of another kind. */
export function databaseProblem(error: unknown, file: string): string | null {
  if (error instanceof UnusableDatabase) return `The database ${file} ${error.message}.`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const trouble = troubles.find(([codes]) => codes.test(code))?.[1]
  return trouble === undefined ? null : `The database ${file} ${trouble} (${code}).`
}
