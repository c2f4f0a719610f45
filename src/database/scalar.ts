import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** The one value that a query of one column and at most one row finds, for `set`; null when there is no row. */
export const scalar = (query: SQLWrapper): SQL => sql`${query}`
