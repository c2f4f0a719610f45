import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { orderPages } from '../../src/orders/order-pages.ts'
import { searchOrders } from '../../src/orders/order-search.ts'
import { newestOrderBefore, orderByNumber, orderStatuses } from '../../src/orders/orders.ts'
import { openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop; id: string; asked: string[] }>('How orders are looked up')

/** A hundred thousand orders of many customers, a hundred of them ours. */
function fill({ client }: Shop, id: string): void {
  const add = client.prepare(
    `insert into customer_order (id, customer_id, number, status, currency, total, placed_at) values (?, ?, ?, ?, 'EUR', 100, ?)`,
  )
  const line = client.prepare(
    `insert into order_line (id, order_id, position, name, quantity, unit_price) values (?, ?, 0, 'x', 1, 100)`,
  )
  client.transaction(() => {
    for (let at = 0; at < 100_000; at += 1) {
      add.run(
        `o${at}`,
        at % 1000 === 0 ? id : null,
        `N${at}`,
        orderStatuses[at % 5],
        1_700_000_000_000 + at * 1000,
      )
      line.run(`l${at}`, `o${at}`)
    }
  })()
}

test.before(async (t) => {
  t.shop = await openShop()
  t.id = (await t.shop.customer()).id
  fill(t.shop, t.id)
  // Every statement that is prepared from now on is written down.
  t.asked = []
  const { client } = t.shop
  const prepare = client.prepare.bind(client)
  client.prepare = ((text: string) => {
    t.asked.push(text)
    return prepare(text)
  }) as never
})

test.after(({ shop }) => shop.close())

test('no look-up walks through a hundred thousand orders', async ({ shop, id, asked }) => {
  const { database, client } = shop
  const read = orderPages(database)
  const filter = { from: null, until: null, status: null }
  const place = { placedAt: new Date(1_700_050_000_000), id: 'o50000' }
  assert.is((await read(id, filter, null)).orders.length, 20)
  assert.is((await read(id, { ...filter, status: 'received' }, { ...place, to: 'older' })).orders.length, 20)
  await read(id, filter, { ...place, to: 'newer' })
  await read(id, { ...filter, status: 'sent' }, { ...place, to: 'newer' })
  assert.is((await orderByNumber(database)(id, 'N1000'))?.lines.length, 1)
  assert.ok(await newestOrderBefore(database)(id, new Date(1_800_000_000_000)))
  assert.equal(await searchOrders(database, id, 'n1000'), { exactly: 'N1000' })

  const statements = [...new Set(asked)].filter((text) => text.startsWith('select'))
  assert.ok(statements.length >= 9, statements.join('\n'))
  for (const text of statements) {
    const plan = client.prepare(`explain query plan ${text}`).all(
      ...text
        .split('?')
        .slice(1)
        .map(() => null),
    ) as { detail: string }[]
    const details = plan.map(({ detail }) => detail)
    assert.ok(details.length > 0)
    for (const detail of details) {
      assert.match(
        detail,
        /^SEARCH (customer_order|order_line|shipment) USING (COVERING )?INDEX/,
        `${text}\n${details.join('\n')}`,
      )
    }
  }
})

test('a page in the middle costs no more than the first', async ({ shop, id }) => {
  const read = orderPages(shop.database)
  const filter = { from: new Date(1_700_000_000_000), until: new Date(1_700_090_000_000), status: null }
  const first = await read(id, filter, null)
  assert.is(first.orders[0]?.number, 'N89000')
  const second = await read(id, filter, { ...(first.older ?? assert.unreachable()), to: 'older' } as never)
  assert.is(second.orders[0]?.number, 'N69000')
  assert.equal(second.newer, { placedAt: second.orders[0]?.placedAt, id: second.orders[0]?.id })
})

test.run()
