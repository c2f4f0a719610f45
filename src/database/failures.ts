const storage = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/
const busy = /^SQLITE_(BUSY|LOCKED)/

/**
 * Whether an exception says that nothing could be stored for the time being (disk full or failing, database
 * held by another process) rather than that the program is wrong. Nothing was changed then.
 */
export function isStorageFailure(error: unknown): boolean {
  return codesOf(error).some((code) => storage.test(code) || busy.test(code))
}

/** Whether an exception says that a row is there already, or lacks what it belongs to. Nothing was changed then. */
export const isConstraintFailure = (error: unknown): boolean =>
  codesOf(error).some((code) => code.startsWith('SQLITE_CONSTRAINT'))

function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    codes.push(String((cause as { code?: unknown }).code))
  return codes
}
