import { and, gte, inArray, lt, or, sql } from 'drizzle-orm'
import { allowance } from './allowance.table.ts'
import type { Transaction } from './atomically.ts'
import type { Database } from './database.ts'
import { deleteSome } from './delete-some.ts'

/** At most `most` uses of `key` in `per` milliseconds, counted from the first use. */
export type Allowance = { key: string; most: number; per: number }

/**
 * Takes one use from each allowance, or from none when one of them is used up: one statement, so of many
 * requests at the same moment exactly as many get through as there are uses. Answers whether it was taken.
 */
export async function takeFromAll(database: Database, allowances: Allowance[], now: Date): Promise<boolean> {
  const at = now.getTime()
  const wanted = sql.join(
    allowances.map(({ key, most, per }) => sql`(${key}, ${most}, ${at + per})`),
    sql`, `,
  )
  const taken = await database
    .insert(allowance)
    .select(
      sql`with wanted (key, most, ends_at) as (values ${wanted})
        select key, 1, ends_at from wanted where not exists (
          select 1 from wanted as w join ${allowance} as a on a.key = w.key
          where a.ends_at > ${at} and a.used >= w.most)`,
    )
    .onConflictDoUpdate({
      target: allowance.key,
      set: {
        used: sql`case when ${allowance.endsAt} <= ${at} then 1 else ${allowance.used} + 1 end`,
        endsAt: sql`case when ${allowance.endsAt} <= ${at} then excluded.ends_at else ${allowance.endsAt} end`,
      },
    })
    .returning({ key: allowance.key })
  return taken.length > 0
}

/** The moment from which on each of these allowances has room again. */
export async function roomAgainAt(database: Database, allowances: Allowance[], now: Date): Promise<Date> {
  const most = new Map(allowances.map((a) => [a.key, a.most]))
  const rows = await database
    .select()
    .from(allowance)
    .where(inArray(allowance.key, [...most.keys()]))
  const full = rows.filter((row) => row.used >= (most.get(row.key) ?? 0))
  return new Date(Math.max(now.getTime(), ...full.map((row) => row.endsAt.getTime())))
}

/** Statement: gives one use back, for what turned out not to count. */
export const giveBack = (transaction: Transaction, keys: string[]) =>
  transaction
    .update(allowance)
    .set({ used: sql`max(0, ${allowance.used} - 1)` })
    .where(inArray(allowance.key, keys))

/** Statement: all uses of the first ones are given back, and one use of each of the others. */
export const settleAllowances = (transaction: Transaction, cleared: string[], givenBack: string[]) =>
  transaction
    .update(allowance)
    .set({
      used: sql`case when ${inArray(allowance.key, cleared)} then 0 else max(0, ${allowance.used} - 1) end`,
    })
    .where(inArray(allowance.key, [...cleared, ...givenBack]))

/** Statement: forgets what was used of every allowance whose key begins with one of these. */
export const clearAllowances = (transaction: Transaction, beginnings: string[]) =>
  transaction
    .delete(allowance)
    .where(or(...beginnings.map((start) => and(gte(allowance.key, start), lt(allowance.key, `${start}~`)))))

/** Forgets at most so many allowances whose time was over before; answers how many it were. */
export const clearOldAllowances = (database: Database, before: Date, most: number): Promise<number> =>
  deleteSome(database, { from: allowance, key: allowance.key }, lt(allowance.endsAt, before), most)
