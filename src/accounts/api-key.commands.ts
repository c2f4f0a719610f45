import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { apiKey } from './api-key.table.ts'
import { type ApiKey, apiSecretDigest, newApiSecret, type Scope, scopes } from './api-keys.ts'

/** Reads scopes with commas or spaces between them; null when one is unknown or none is named. */
export function readScopes(written: string): Scope[] | null {
  const names = written.split(/[\s,]+/).filter((name) => name !== '')
  const known = scopes.filter((scope) => names.includes(scope))
  return names.length > 0 && names.every((name) => known.includes(name as Scope)) ? known : null
}

/** Makes a key of the API. The secret is answered here and nowhere else ever again. */
export async function createApiKey(
  database: Database,
  { name, scopes }: { name: string; scopes: readonly Scope[] },
  now: Date,
): Promise<{ id: string; secret: string }> {
  const id = newId(now)
  const secret = newApiSecret()
  await database
    .insert(apiKey)
    .values({ id, name, secretDigest: apiSecretDigest(secret), scopes: [...scopes], createdAt: now })
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
export async function endApiKey(database: Database, id: string, now: Date): Promise<boolean> {
  const ended = await database
    .update(apiKey)
    .set({ endedAt: now })
    .where(and(eq(apiKey.id, id), isNull(apiKey.endedAt)))
    .returning({ id: apiKey.id })
  return ended.length > 0
}
