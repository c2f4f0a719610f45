/** From this release on, SQLite's WAL mode is free of a bug that could corrupt the database. */
export const leastSqlite = '3.51.3'
export const leastNode = '20.19.0'

/** Whether a version such as `3.51.3` or `v20.19` is the other one or later; false when it is no version at all. */
export function isAtLeast(version: string, least: string): boolean {
  const [mine, wanted] = [numbers(version), numbers(least)]
  if (mine === null || wanted === null) return false
  for (const [index, number] of wanted.entries()) {
    const difference = (mine[index] ?? 0) - number
    if (difference !== 0) return difference > 0
  }
  return true
}

function numbers(version: string): number[] | null {
  const parts = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:\.\d+)*(?:[-+].*)?$/.exec(version)
  return parts === null ? null : parts.slice(1).map((part) => Number(part ?? 0))
}
