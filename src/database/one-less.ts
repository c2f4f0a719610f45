import { type Column, sql } from 'drizzle-orm'

/** The column's value less one, counted by the database: of many at the same moment none is overlooked. */
export const oneLess = (column: Column) => sql`${column} - 1`
