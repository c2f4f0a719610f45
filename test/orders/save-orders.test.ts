import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../src/database/atomically.ts'
import { always } from '../../src/database/insert-when.ts'
import { claimOrders } from '../../src/orders/claim-orders.ts'
import { type IncomingOrder, incomingOrder } from '../../src/orders/incoming-order.ts'
import { saveOrders } from '../../src/orders/save-orders.ts'
import { openShop, type Shop } from '../support/shop.ts'

const saving = suite<{ shop: Shop }>('saving orders')

saving.before.each(async (context) => {
  context.shop = await openShop()
})
saving.after.each(({ shop }) => shop.close())

const line = { name: 'Zinc tray', quantity: 2, unitPrice: 1250 }

const anOrder = (changed: Record<string, unknown> = {}): IncomingOrder =>
  incomingOrder.parse({
    number: '1042',
    email: 'anna@example.com',
    status: 'received',
    currency: 'EUR',
    total: 2500,
    placedAt: '2026-11-20T09:00:00Z',
    lines: [line],
    ...changed,
  })

const save = ({ database, clock }: Shop, ...orders: IncomingOrder[]) => saveOrders(database, orders, clock())

type Row = { id: string; name: string; carrier: string; position: number; discount: number }
type OrderRow = { id: string; status: string; total: number; updated_at: number }

const rows = <Kind>({ client }: Shop, table: string) =>
  client.prepare(`select * from ${table} order by id`).all() as Kind[]

const everything = (shop: Shop): [OrderRow[], Row[], Row[]] => [
  rows<OrderRow>(shop, 'customer_order'),
  rows<Row>(shop, 'order_line').toSorted((a, b) => a.position - b.position),
  rows<Row>(shop, 'shipment'),
]

const setProven = ({ client }: Shop, id: string, at: Date | null) =>
  client.prepare('update customer set email_proven_at = ? where id = ?').run(at?.getTime() ?? null, id)

const prove = (shop: Shop, id: string) => setProven(shop, id, shop.clock())

const ownerOf = ({ client }: Shop, number: string) =>
  client.prepare('select customer_id from customer_order where number = ?').pluck().get(number)

saving('the same input twice leaves the same rows', async ({ shop }) => {
  const shipped = { carrier: 'La Poste', trackingNumber: '6A1', shippedAt: '2026-11-21T09:00:00+01:00' }
  const order = anOrder({ shipments: [shipped], shippingAddress: { name: 'Anna Brandt', country: 'DE' } })
  assert.equal(await save(shop, order), ['created'])
  const before = everything(shop)
  assert.equal(
    before.map((table) => table.length),
    [1, 1, 1],
  )

  shop.pass(60_000)
  assert.equal(await save(shop, order), ['unchanged'])
  assert.equal(everything(shop), before)
})

saving('lines and shipments are replaced only when they changed', async ({ shop }) => {
  await save(shop, anOrder({ shipments: [{ carrier: 'DHL' }] }))
  const [[order], lines, shipments] = everything(shop)

  assert.equal(await save(shop, anOrder({ shipments: [{ carrier: 'DHL' }], status: 'sent' })), ['replaced'])
  const [[sent], sameLines, sameShipments] = everything(shop)
  assert.is(sent?.status, 'sent')
  assert.is(sent?.id, order?.id)
  assert.ok(Number(sent?.updated_at) > Number(order?.updated_at), 'moves on under a clock that stands')
  assert.equal([sameLines, sameShipments], [lines, shipments])

  const two = anOrder({ status: 'sent', lines: [line, { ...line, name: 'Spoon', discount: 50 }] })
  assert.equal(await save(shop, two), ['replaced'])
  const [, twoLines, none] = everything(shop)
  assert.equal(
    twoLines.map(({ position, name, discount }) => [position, name, discount]),
    [
      [0, 'Zinc tray', 0],
      [1, 'Spoon', 50],
    ],
  )
  assert.equal(none, [])
})

saving('each of many gets its own answer, and the later one of a number wins', async ({ shop }) => {
  await save(shop, anOrder({ number: 'a' }), anOrder({ number: 'b' }))
  const answers = await save(
    shop,
    anOrder({ number: 'a' }),
    anOrder({ number: 'b', total: 1 }),
    anOrder({ number: 'c' }),
    anOrder({ number: 'c', total: 2 }),
    anOrder({ number: 'c', total: 2 }),
  )
  assert.equal(answers, ['unchanged', 'replaced', 'created', 'replaced', 'unchanged'])
  assert.is(shop.client.prepare("select total from customer_order where number = 'c'").pluck().get(), 2)
  assert.equal(await save(shop), [])
})

saving('of twenty at the same moment one creates, and the others find it there', async ({ shop }) => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => save(shop, anOrder())))
  assert.equal(answers.flat().toSorted(), ['created', ...Array.from({ length: 19 }, () => 'unchanged')])
  assert.equal(
    everything(shop).map((table) => table.length),
    [1, 1, 0],
  )
})

saving('of twenty different ones at the same moment one stands whole, never a mixture', async ({ shop }) => {
  const versions = Array.from({ length: 20 }, (_, i) =>
    anOrder({ total: i, lines: [{ ...line, name: `tray ${i}` }], shipments: [{ carrier: `carrier ${i}` }] }),
  )
  await Promise.all(versions.map((version) => save(shop, version)))
  const [orders, lines, shipments] = everything(shop)
  assert.is(orders.length, 1)
  const won = orders[0]?.total
  assert.equal(
    lines.map(({ name }) => name),
    [`tray ${won}`],
  )
  assert.equal(
    shipments.map(({ carrier }) => carrier),
    [`carrier ${won}`],
  )
})

saving('an order is a customer’s once the mailbox is proven, and never before', async ({ shop }) => {
  const anna = await shop.customer()
  setProven(shop, anna.id, null)
  await save(shop, anOrder())
  assert.is(ownerOf(shop, '1042'), null)

  prove(shop, anna.id)
  assert.equal(await save(shop, anOrder({ number: '1043' })), ['created'])
  assert.is(ownerOf(shop, '1043'), anna.id)
  await save(shop, anOrder({ email: null, number: '1044' }))
  assert.is(ownerOf(shop, '1044'), null)

  await atomically(shop.database, (transaction) => [claimOrders(transaction, anna.id, anna.email, always)])
  assert.is(ownerOf(shop, '1042'), anna.id)
})

saving('whose it is stays when the customer’s email has changed', async ({ shop }) => {
  const anna = await shop.customer()
  prove(shop, anna.id)
  await save(shop, anOrder())
  shop.client.prepare('update customer set email = ?').run('anna@new.example')

  await save(shop, anOrder({ status: 'sent' }))
  assert.is(ownerOf(shop, '1042'), anna.id)
  await save(shop, anOrder({ status: 'sent', email: null }))
  assert.is(ownerOf(shop, '1042'), anna.id)
  await save(shop, anOrder({ status: 'sent', email: 'anna@new.example' }))
  assert.is(ownerOf(shop, '1042'), anna.id)
})

saving('an order put right to somebody else’s email leaves the wrong account', async ({ shop }) => {
  const anna = await shop.customer()
  const claire = await shop.customer({ email: 'claire@example.com' })
  prove(shop, anna.id)
  prove(shop, claire.id)
  await save(shop, anOrder())
  assert.is(ownerOf(shop, '1042'), anna.id)

  await save(shop, anOrder({ email: 'claire@example.com' }))
  assert.is(ownerOf(shop, '1042'), claire.id)
  await save(shop, anOrder({ email: 'nobody@example.com' }))
  assert.is(ownerOf(shop, '1042'), null)
})

saving('what fails in the middle leaves nothing half-written', async ({ shop }) => {
  await save(shop, anOrder())
  const before = everything(shop)
  const broken = { ...anOrder({ number: 'x' }), total: 'no number' as never }
  const failed = await save(shop, anOrder({ total: 1, lines: [] }), broken).then(
    () => false,
    () => true,
  )
  assert.ok(failed)
  assert.equal(everything(shop), before)
})

saving.run()
