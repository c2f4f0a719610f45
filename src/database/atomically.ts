import type { Database } from './database.ts'

type Statement = { execute(): Promise<unknown>; then: unknown }

/** What a transaction hands to its statements: the same words as the database. */
export type Transaction = Pick<Database, 'select' | 'insert' | 'update' | 'delete'>

type Answers<Statements extends readonly Statement[]> = {
  -readonly [K in keyof Statements]: Statements[K] extends { execute(): Promise<infer Answer> }
    ? Answer
    : never
}

/**
 * Runs several statements as one transaction: all of them, or none. They are listed without awaiting, because
 * better-sqlite3 has no asynchronous transactions; what depends on an earlier one says so in its own condition.
 * Resolves to each statement's answer, in order.
 */
export async function atomically<const Statements extends readonly Statement[]>(
  database: Database,
  statements: (transaction: Transaction) => Statements,
): Promise<Answers<Statements>> {
  return database.transaction(
    (transaction) => statements(transaction as Transaction).map(runNow) as Answers<Statements>,
    { behavior: 'immediate' },
  )
}

type Builder = { config: { returning?: unknown }; all(): unknown; run(): unknown }

function runNow(statement: Statement): unknown {
  const builder = statement as unknown as Builder
  return builder.config.returning ? builder.all() : builder.run()
}
