import { index, instant, oneOf, string, table } from '../database/dialect.ts'
import { customer } from './customer.table.ts'

/** An account that is to be deleted, unless its customer changes their mind. */
export const deletion = table(
  'deletion',
  {
    customerId: string('customer_id')
      .primaryKey()
      .references(() => customer.id, { onDelete: 'cascade' }),
    askedBy: oneOf('asked_by', ['customer', 'staff', 'command']).notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [index('deletion_due_at').on(t.dueAt)],
)
