import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Allowance,
  clearAllowances,
  clearOldAllowances,
  giveBack,
  roomAgainAt,
  takeFromAll,
} from '../../src/database/allowances.ts'
import { openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('Allowances')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

const allowance = (key: string, most: number, per = 60_000): Allowance => ({ key, most, per })

/** How often of so many tries at the same moment it was let through. */
async function tries(shop: Shop, allowances: Allowance[], times: number): Promise<number> {
  const asked = Array.from({ length: times }, () => takeFromAll(shop.database, allowances, shop.clock()))
  return (await Promise.all(asked)).filter(Boolean).length
}

const used = (shop: Shop) =>
  Object.fromEntries(
    shop.client.prepare('select key, used from allowance order by key').raw().all() as [string, number][],
  )

for (const most of [1, 7, 100, 499])
  test(`of 500 at the same moment exactly ${most} get through, and ${most} are counted`, async ({ shop }) => {
    const allowances = [allowance('a', 1000), allowance('b', most), allowance('c', most + 1)]

    assert.is(await tries(shop, allowances, 500), most)
    assert.equal(used(shop), { a: most, b: most, c: most })
  })

test('nothing is taken from any while one is used up', async ({ shop }) => {
  await tries(shop, [allowance('full', 2)], 5)
  assert.is(await tries(shop, [allowance('roomy', 10), allowance('full', 2), allowance('other', 10)], 20), 0)

  assert.equal(used(shop), { full: 2 })
})

test('after a restart, and from another process at the same time, what was used is still known', async ({
  shop,
}) => {
  assert.is(await tries(shop, [allowance('a', 5)], 3), 3)
  const { folder, farEnd } = shop
  const beside = await openShop({ folder, farEnd, now: shop.clock() })
  assert.is(await tries(beside, [allowance('a', 5)], 10), 2)
  await beside.shut()
  await shop.shut()

  const again = await openShop({ folder, farEnd, now: shop.clock() })
  assert.is(await tries(again, [allowance('a', 5)], 10), 0)
  await again.shut()
})

test('the time runs from the first use; then all is free again, counted anew', async ({ shop }) => {
  const allowances = [allowance('a', 2, 1000)]
  const began = shop.clock().getTime()
  assert.is(await tries(shop, allowances, 1), 1)
  shop.pass(900)
  assert.is(await tries(shop, allowances, 5), 1)
  assert.is((await roomAgainAt(shop.database, allowances, shop.clock())).getTime(), began + 1000)

  shop.pass(99)
  assert.is(await tries(shop, allowances, 1), 0)
  shop.pass(1)
  assert.is(await tries(shop, allowances, 5), 2)
})

test('there is room again when the last of the full ones has ended', async ({ shop }) => {
  const now = shop.clock().getTime()
  const allowances = [allowance('short', 1, 1000), allowance('long', 1, 9000), allowance('roomy', 5, 99_000)]
  await tries(shop, allowances, 1)

  const at = (chosen: Allowance[]) => roomAgainAt(shop.database, chosen, shop.clock())
  assert.is((await at(allowances)).getTime(), now + 9000)
  assert.is((await at([allowance('roomy', 5), allowance('never used', 1)])).getTime(), now)
})

test('what is given back can be taken again, and never makes more than there was', async ({ shop }) => {
  const allowances = [allowance('a', 3)]
  await tries(shop, allowances, 3)
  await giveBack(shop.database, ['a', 'b'])
  assert.is(await tries(shop, allowances, 5), 1)
  for (let at = 0; at < 9; at += 1) await giveBack(shop.database, ['a'])
  assert.is(await tries(shop, allowances, 9), 3)
})

test('clearing forgets what begins like it and nothing else', async ({ shop }) => {
  for (const key of ['login/a', 'login/a/1', 'login/ab', 'login/b', 'kogin/a', '%'])
    await tries(shop, [allowance(key, 9)], 1)
  await clearAllowances(shop.database, ['login/a/', 'login/b'])

  assert.equal(Object.keys(used(shop)), ['%', 'kogin/a', 'login/a', 'login/ab'])
})

test('sweeping forgets what is over and nothing else', async ({ shop }) => {
  await tries(shop, [allowance('short', 1, 1000), allowance('long', 1, 5000)], 1)
  shop.pass(1001)
  assert.is(await clearOldAllowances(shop.database, shop.clock(), 10), 1)

  assert.equal(used(shop), { long: 1 })
})

test.run()
