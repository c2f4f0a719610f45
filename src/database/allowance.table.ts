import { index, instant, integer, string, table } from './dialect.ts'

/** How much of a limit is used up. Keys are HMACs: who tried what is not to be read here. */
export const allowance = table(
  'allowance',
  {
    key: string('key').primaryKey(),
    used: integer('used').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [index('allowance_ends_at').on(t.endsAt)],
)
