import { and, eq, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { given, prepared } from '../database/prepared.ts'
import { lastSeenEvery } from '../durations.ts'
import { digest, randomToken } from '../security/random.ts'
import { apiKey, type Scope } from './api-key.table.ts'

export type { Scope }
export type ApiKey = Omit<typeof apiKey.$inferSelect, 'secretDigest'>

export const scopes = [
  'orders:read',
  'orders:write',
  'customers:read',
  'customers:write',
] as const satisfies Scope[]

/** Begins every secret, so that scanners for leaked secrets know it. */
const prefix = 'ck_'
const written = /^ck_[A-Za-z0-9_-]{43}$/

/** 256 random bits behind `ck_`. */
export const newApiSecret = (): string => `${prefix}${randomToken()}`

/** What the database holds of a secret. */
export const apiSecretDigest = (secret: string): string => digest(secret)

/** Finds the key of a secret, ended ones too; undefined when there is none. Prepared once. */
export function apiKeyBySecret(database: Database) {
  const find = prepared(
    database
      .select()
      .from(apiKey)
      .where(eq(apiKey.secretDigest, given('digest'))),
  )
  return async (secret: string): Promise<ApiKey | undefined> => {
    if (!written.test(secret)) return undefined
    const [found] = await find({ digest: apiSecretDigest(secret) })
    return found
  }
}

/** Notes that the key is in use; at most once a minute. */
export async function touchApiKey(database: Database, { id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
  const before = new Date(now.getTime() - lastSeenEvery)
  if (lastUsedAt !== null && lastUsedAt > before) return
  await database
    .update(apiKey)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKey.id, id), or(isNull(apiKey.lastUsedAt), lte(apiKey.lastUsedAt, before))))
}
