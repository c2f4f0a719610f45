import Sqlite from 'better-sqlite3'

/**
 * A process that writes as fast as it can into the database of its first argument, until it is killed: an order with
 * two lines in each transaction. It says the number of each order when it is committed, on a line of its own.
 */
const client = new Sqlite(process.argv[2] ?? '', { timeout: 10_000 })
client.pragma('synchronous = FULL')
client.pragma('foreign_keys = ON')

const order = client.prepare(
  "insert into customer_order (id, number, status, currency, placed_at, discount, shipping, total, updated_at) values (?, ?, 'sent', 'EUR', 0, 0, 0, 1200, 0)",
)
const line = client.prepare(
  'insert into order_line (id, order_id, position, name, quantity, unit_price, discount) values (?, ?, ?, ?, 1, 600, 0)',
)
const write = client.transaction((number: string) => {
  order.run(number, number)
  for (const position of [0, 1]) line.run(`${number}-${position}`, number, position, 'Cup '.repeat(50))
})

for (let number = 1; ; number++) {
  write.immediate(String(number).padStart(9, '0'))
  process.stdout.write(`${number}\n`)
  // Lets what was said go out.
  if (number % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
}
