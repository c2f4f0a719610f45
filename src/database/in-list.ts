import { type Column, type SQL, sql } from 'drizzle-orm'

/** Whether a text column has one of these values: one statement text for however many, unlike a list of parameters. */
export const inList = (column: Column, values: readonly string[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`
