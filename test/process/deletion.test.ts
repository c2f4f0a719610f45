import Sqlite from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { askDeletion } from '../../src/accounts/deletions.ts'
import { atomically } from '../../src/database/atomically.ts'
import { openDatabase } from '../../src/database/database.ts'
import { addOrders } from '../../src/orders/orders.ts'
import { startMailFarEnd } from '../support/mail-far-end.ts'
import { freePort, makeFolder, pause, realShop, removeFolder, startProcess } from '../support/process.ts'
import { chanceFrom } from './chance.ts'
import { addFilledShop, databaseOf } from './filled-shop.ts'

const people = 30
const ordersEach = 80
const { CRASH_SEED = String(Date.now() % 1_000_000) } = process.env

/** A shop whose customers all asked weeks ago to be deleted, when the server last ran. */
async function addDue(folder: string): Promise<void> {
  await addFilledShop(
    folder,
    Array.from({ length: people }, (_, at) => `due${at}@example.com`),
  )
  const { database, client, close } = openDatabase(databaseOf(folder))
  client.exec('update customer set email_proven_at = created_at')
  const then = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000)
  for (const { id, email } of client.prepare('select id, email from customer').all() as Row[]) {
    const orders = Array.from({ length: ordersEach }, (_, at) => ({
      number: `${email}-${at}`,
      email,
      status: 'sent' as const,
      currency: 'EUR',
      total: at,
      placedAt: then,
      lines: [],
      shipments: [],
    }))
    await atomically(database, (transaction) => addOrders(transaction, id, orders))
    await askDeletion(database, id, { actor: { kind: 'customer', id }, language: 'en' }, then)
  }
  client.exec('create table was as select id, email from customer')
  close()
}

type Row = { id: string; email: string }

/** Of each customer either everything is there or nothing. Answers how many are gone. */
function assertWhole(folder: string): number {
  const client = new Sqlite(databaseOf(folder), { readonly: true })
  const one = (sql: string, ...given: string[]) =>
    client
      .prepare(sql)
      .pluck()
      .get(...given) as number
  try {
    const all = client.prepare('select id, email from was').all() as Row[]
    const gone = all.filter(({ id }) => one('select count(*) from customer where id = ?', id) === 0)
    for (const { id, email } of all) {
      const isGone = gone.some((each) => each.id === id)
      const found = [
        one('select count(*) from customer_order where customer_id = ? and email = ?', id, email),
        one('select count(*) from customer_order where number like ? and email is null', `${email}-%`),
        one('select count(*) from deletion where customer_id = ?', id),
        one("select count(*) from email where kind = 'deletion-asked' and customer_id = ?", id),
        one("select count(*) from history where event = 'customer-deleted' and customer_id = ?", id),
      ]
      assert.equal(found, isGone ? [0, ordersEach, 0, 0, 1] : [ordersEach, 0, 1, 1, 0], email)
    }
    assert.is(one("select count(*) from email where kind = 'account-deleted'"), gone.length)
    assert.equal(client.pragma('foreign_key_check'), [])
    return gone.length
  } finally {
    client.close()
  }
}

test(`killed while accounts are deleted, each is there or gone, and a start goes on (CRASH_SEED=${CRASH_SEED})`, async () => {
  const chance = chanceFrom(Number(CRASH_SEED))
  const folder = makeFolder()
  const farEnd = await startMailFarEnd()
  const port = await freePort()
  await addDue(folder)
  const start = () => startProcess({ folder, port, settings: realShop(port, farEnd) })
  let server = await start()
  try {
    let gone = 0
    let rounds = 0
    for (; gone < people; rounds += 1) {
      await server.ready()
      await pause(chance.between(0, 900))
      await server.kill()
      const before = gone
      gone = assertWhole(folder)
      assert.ok(gone >= before, 'nobody comes back')
      server = await start()
    }
    assert.ok(rounds > 1, 'it was killed in the middle at least once')
    await server.ready()
    for (let at = 0; at < people; at += 1) await farEnd.emailTo(`due${at}@example.com`, { after: 0 })
    assert.is(assertWhole(folder), people)
  } finally {
    await server.kill()
    await farEnd.stop()
    removeFolder(folder)
  }
})

test.run()
