import { addCustomer, countCustomers } from '../accounts/customers.ts'
import { atomically, type Transaction } from '../database/atomically.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/ids.ts'
import { days, minutes } from '../durations.ts'
import { addAddress } from '../features/address-book/addresses.ts'
import { addOrders } from '../orders/orders.ts'
import type { PasswordHashing } from '../security/password-hashing.ts'
import { type DemoOrder, demoOrders } from './orders.ts'
import { type DemoCustomer, demoCustomers } from './people.ts'

/** Every demo customer's password. */
export const demoPassword = 'zinc counter, white paper'

/** Fills an empty trial database with the demo shop's customers, their addresses and orders. */
export async function loadDemo(database: Database, hashing: PasswordHashing, now: Date): Promise<void> {
  if ((await countCustomers(database)) > 0) return
  const passwordHash = await hashing.hash(demoPassword)
  const orders = demoOrders(demoCustomers, now)
  await atomically(database, (transaction) =>
    demoCustomers.flatMap((demo) =>
      customerOf(transaction, demo, orders.get(demo.email) ?? [], passwordHash, now),
    ),
  )
}

function customerOf(
  transaction: Transaction,
  { addresses, orders: _, customerForDays, ...demo }: DemoCustomer,
  orders: DemoOrder[],
  passwordHash: string,
  now: Date,
) {
  const createdAt = new Date(now.getTime() - days(customerForDays))
  const id = newId(createdAt)
  return [
    addCustomer(transaction, { id, ...demo, passwordHash, createdAt, emailProvenAt: createdAt }),
    ...addresses.map((address, i) =>
      addAddress(transaction, id, address, new Date(createdAt.getTime() + minutes(i))),
    ),
    ...addOrders(transaction, id, orders),
  ]
}
