import { instant, json, string, table } from '../database/dialect.ts'

export type Scope = 'orders:read' | 'orders:write' | 'customers:read' | 'customers:write'

/** A key of the API: shown once when it is made, kept as its SHA-256. */
export const apiKey = table('api_key', {
  id: string('id').primaryKey(),
  /** What the shop calls it. */
  name: string('name').notNull(),
  secretDigest: string('secret_digest').notNull().unique(),
  scopes: json<Scope[]>('scopes').notNull(),
  createdAt: instant('created_at').notNull(),
  /** Written at most once a minute. */
  lastUsedAt: instant('last_used_at'),
  endedAt: instant('ended_at'),
})
