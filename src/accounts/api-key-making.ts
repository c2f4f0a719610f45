import { and, asc, eq, exists, isNull } from 'drizzle-orm'
import { atomically } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { inList } from '../database/in-list.ts'
import { type Entry, recordEvent } from '../history/record.ts'
import { apiKey } from './api-key.table.ts'
import { type ApiKey, apiSecretDigest, newApiSecret, type Scope, scopes } from './api-keys.ts'

/** Reads scopes with commas or spaces between them; null when one is unknown or none is named. */
export function readScopes(written: string): Scope[] | null {
  const names = written.split(/[\s,]+/).filter((name) => name !== '')
  const known = scopes.filter((scope) => names.includes(scope))
  return names.length > 0 && names.every((name) => known.includes(name as Scope)) ? known : null
}

/** Who did it, for history. */
export type By = Pick<Entry, 'actor' | 'origin'>

/** Makes a key of the API. The secret is answered here and nowhere else ever again. */
export async function createApiKey(
  database: Database,
  { name, scopes }: { name: string; scopes: readonly Scope[] },
  by: By,
  now: Date,
): Promise<{ id: string; secret: string }> {
  const id = newId(now)
  const secret = newApiSecret()
  const row = { id, name, secretDigest: apiSecretDigest(secret), scopes: [...scopes], createdAt: now }
  const event = { event: 'api-key-made', ...by, subject: id, details: { name, scopes } } as const
  await atomically(database, (transaction) => [
    transaction.insert(apiKey).values(row),
    recordEvent(transaction, event, now),
  ])
  return { id, secret }
}

/** All keys, ended ones too, the oldest first; nothing of their secrets. */
export async function listApiKeys(database: Database): Promise<ApiKey[]> {
  const { id, name, scopes, createdAt, lastUsedAt, endedAt } = apiKey
  return database
    .select({ id, name, scopes, createdAt, lastUsedAt, endedAt })
    .from(apiKey)
    .orderBy(asc(apiKey.createdAt), asc(apiKey.id))
}

/** Ends a key for good. False when there is no such key, or it has ended. */
export async function endApiKey(database: Database, id: string, by: By, now: Date): Promise<boolean> {
  const [, ended] = await atomically(database, (transaction) => {
    const live = transaction
      .select({ id: apiKey.id })
      .from(apiKey)
      .where(and(eq(apiKey.id, id), isNull(apiKey.endedAt)))
    return [
      // First, while its condition still tells.
      recordEvent(transaction, { event: 'api-key-ended', ...by, subject: id }, now, exists(live)),
      transaction
        .update(apiKey)
        .set({ endedAt: now })
        .where(and(eq(apiKey.id, id), isNull(apiKey.endedAt)))
        .returning({ id: apiKey.id }),
    ]
  })
  return ended.length > 0
}

/** What these keys are called, by id. */
export async function apiKeyNames(database: Database, ids: string[]): Promise<Map<string, string>> {
  const { id, name } = apiKey
  const found = await database.select({ id, name }).from(apiKey).where(inList(id, ids))
  return new Map(found.map((key) => [key.id, key.name]))
}

/** One key by its id, ended or not; nothing of its secret. */
export async function findApiKey(database: Database, wanted: string): Promise<ApiKey | undefined> {
  const { id, name, scopes, createdAt, lastUsedAt, endedAt } = apiKey
  const [found] = await database
    .select({ id, name, scopes, createdAt, lastUsedAt, endedAt })
    .from(apiKey)
    .where(eq(apiKey.id, wanted))
    .limit(1)
  return found
}
