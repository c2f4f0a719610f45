import { type Column, Param, sql } from 'drizzle-orm'

/** A value that a prepared query is handed at each run. */
export const given = (name: string) => sql.placeholder(name)

/** The same, written down as the column writes its values: an instant, say. */
export const givenAs = (column: Column, name: string) => new Param(sql.placeholder(name), column)

type Preparable<Answer> = {
  prepare(): { all(values: Record<string, unknown>): Answer }
}

/**
 * Prepares a query that runs on every request once: building one costs more than running it. The words of
 * each dialect for this stay here.
 */
export function prepared<Answer>(query: { execute(): Promise<Answer> }) {
  const once = (query as unknown as Preparable<Answer>).prepare()
  return async (values: Record<string, unknown>): Promise<Answer> => once.all(values)
}
