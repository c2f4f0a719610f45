import { integer, string, table } from '../database/dialect.ts'
import { customer } from './customer.table.ts'

/**
 * A number for each customer that never changes, by which the word index knows them: SQLite renumbers the rows of
 * a table whose key is a text when the file is copied by VACUUM. Triggers of the database keep it.
 */
export const customerNumber = table('customer_number', {
  number: integer('number').primaryKey(),
  customerId: string('customer_id')
    .notNull()
    .unique()
    .references(() => customer.id, { onDelete: 'cascade' }),
})
