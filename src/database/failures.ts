const storage = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/
const busy = /^SQLITE_(BUSY|LOCKED)/

/**
 * Whether an exception says that nothing could be stored for the time being (disk full or failing, database
 * held by another process) rather than that the program is wrong. Nothing was changed then.
 */
export function isStorageFailure(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = String((cause as { code?: unknown }).code)
    if (storage.test(code) || busy.test(code)) return true
  }
  return false
}
