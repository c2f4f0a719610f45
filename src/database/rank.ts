import { type Column, type SQL, sql } from 'drizzle-orm'

/** How high a column's value stands: 1 for those of the first group, 2 for the second …; 0 for all others. */
export function rankOf(column: Column, groups: readonly (readonly string[])[]): SQL<number> {
  const cases = groups.flatMap((group, at) => group.map((value) => sql`when ${value} then ${at + 1}`))
  return sql<number>`case ${column} ${sql.join(cases, sql` `)} else 0 end`
}
