import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { sql } from 'drizzle-orm/sql'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../src/database/atomically.ts'
import { openDatabase, sqliteVersion } from '../../src/database/database.ts'
import { integer, string, table } from '../../src/database/dialect.ts'
import { isStorageFailure } from '../../src/database/failures.ts'
import { newId } from '../../src/database/ids.ts'
import { insertWhen } from '../../src/database/insert-when.ts'
import { isAtLeast, leastSqlite } from '../../src/start/versions.ts'
import { makeFolder, removeFolder } from '../support/process.ts'

const shelf = table('shelf', { id: string('id').primaryKey(), jars: integer('jars').notNull() })

type Opened = ReturnType<typeof openDatabase>
const test = suite<Opened & { folder: string; file: string }>('The database')

test.before.each((t) => {
  t.folder = makeFolder()
  t.file = join(t.folder, 'a.sqlite')
  Object.assign(t, openDatabase(t.file))
  t.client.exec('create table shelf (id text primary key not null, jars integer not null check (jars >= 0))')
})

test.after.each(({ close, folder }) => {
  close()
  removeFolder(folder)
})

const promises = {
  synchronous: 2,
  foreign_keys: 1,
  journal_mode: 'wal',
  busy_timeout: 5000,
  secure_delete: 1,
}

test('keeps its promises when the file is made, and when it is opened again', ({ client, close, file }) => {
  const pragmas = (opened: Opened['client']) =>
    Object.fromEntries(Object.keys(promises).map((name) => [name, opened.pragma(name, { simple: true })]))
  assert.equal(pragmas(client), promises)

  const beside = openDatabase(file)
  assert.equal(pragmas(beside.client), promises, 'beside another connection')
  beside.close()
  close()
  const again = openDatabase(file)
  assert.equal(pragmas(again.client), promises, 'the file was there before')
  again.close()
})

test('the library is new enough', () => {
  assert.ok(isAtLeast(sqliteVersion(), leastSqlite), sqliteVersion())
})

test('atomically: all, with the answers in order', async ({ database }) => {
  const answers = await atomically(database, (transaction) => [
    transaction.insert(shelf).values({ id: 'plum', jars: 3 }),
    transaction.update(shelf).set({ jars: 4 }).where(eq(shelf.id, 'plum')).returning({ jars: shelf.jars }),
    transaction.delete(shelf).where(eq(shelf.id, 'quince')).returning({ id: shelf.id }),
  ])

  assert.equal([answers[1], answers[2]], [[{ jars: 4 }], []])
  assert.equal(await database.select().from(shelf), [{ id: 'plum', jars: 4 }])
})

test('atomically: or none, wherever it breaks', async ({ database }) => {
  await database.insert(shelf).values({ id: 'plum', jars: 3 })
  for (const broken of [
    { id: 'plum', jars: 1 },
    { id: 'fig', jars: -1 },
  ]) {
    const failed = await atomically(database, (transaction) => [
      transaction.insert(shelf).values({ id: 'quince', jars: 1 }),
      transaction.update(shelf).set({ jars: 9 }).where(eq(shelf.id, 'plum')),
      transaction.insert(shelf).values(broken),
    ]).catch((error: unknown) => error)

    assert.instance(failed, Error)
    assert.equal(await database.select().from(shelf), [{ id: 'plum', jars: 3 }])
  }
})

test('atomically: another connection sees all or nothing, and waits rather than fails', async ({
  database,
  client,
  file,
}) => {
  const other = openDatabase(file)
  client.exec('begin immediate')
  client.exec("insert into shelf values ('plum', 1)")
  assert.equal(await other.database.select().from(shelf), [], 'not yet committed')
  other.client.pragma('busy_timeout = 20')
  const busy = await atomically(other.database, (transaction) => [
    transaction.insert(shelf).values({ id: 'fig', jars: 1 }),
  ]).catch((error: unknown) => error)
  client.exec('commit')
  other.close()

  assert.ok(isStorageFailure(busy), String(busy))
  assert.equal(await database.select().from(shelf), [{ id: 'plum', jars: 1 }])
})

test('insertWhen inserts when the condition holds at that moment, and says which', async ({ database }) => {
  const [first, none, second] = await atomically(database, (transaction) => [
    insertWhen(
      transaction,
      shelf,
      { id: 'plum', jars: 1 },
      sql`not exists (select 1 from shelf)`,
    ).returning(),
    insertWhen(transaction, shelf, { id: 'fig', jars: 1 }, sql`not exists (select 1 from shelf)`).returning(),
    insertWhen(transaction, shelf, { id: 'quince', jars: 2 }, sql`exists (select 1 from shelf)`).returning(),
  ])

  assert.equal(first, [{ id: 'plum', jars: 1 }])
  assert.equal(none, [])
  assert.equal(second, [{ id: 'quince', jars: 2 }])
  assert.is((await database.select().from(shelf)).length, 2)
})

test('insertWhen takes values as they are, never as SQL', async ({ database }) => {
  const id = "plum'); drop table shelf; --"
  await insertWhen(database, shelf, { id, jars: 1 }, sql`true`)

  assert.equal(await database.select().from(shelf), [{ id, jars: 1 }])
})

test('a full disk is a storage failure, a broken rule is a fault of the program', async ({
  database,
  client,
}) => {
  const most = client.pragma('page_count', { simple: true })
  client.pragma(`max_page_count = ${most}`)
  const fill = async () => {
    for (let at = 0; at < 1000; at += 1)
      await database.insert(shelf).values({ id: `jar ${at} ${'x'.repeat(500)}`, jars: 1 })
  }
  const full = await fill().catch((error: unknown) => error)
  assert.ok(isStorageFailure(full), String(full))
  client.pragma('max_page_count = 1000000')

  client.pragma('query_only = ON')
  const readOnly = await database
    .insert(shelf)
    .values({ id: 'fig', jars: 1 })
    .catch((error: unknown) => error)
  client.pragma('query_only = OFF')
  assert.ok(isStorageFailure(readOnly), String(readOnly))

  const broken = await database
    .insert(shelf)
    .values({ id: 'fig', jars: -1 })
    .catch((error: unknown) => error)
  assert.instance(broken, Error)
  assert.not(isStorageFailure(broken), String(broken))
})

test('storage failures are known by SQLite’s codes, however deep', () => {
  const failure = (code: string) => Object.assign(new Error('no'), { code })
  for (const code of [
    'SQLITE_FULL',
    'SQLITE_IOERR_FSYNC',
    'SQLITE_READONLY_DBMOVED',
    'SQLITE_CANTOPEN',
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_LOCKED',
  ]) {
    assert.ok(isStorageFailure(failure(code)), code)
    assert.ok(
      isStorageFailure(new Error('query', { cause: new Error('deeper', { cause: failure(code) }) })),
      code,
    )
  }
  for (const code of ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', 'SQLITE_MISUSE', 'ENOENT', ''])
    assert.not(isStorageFailure(failure(code)), code)
  for (const none of [null, undefined, 'SQLITE_FULL', { code: 'SQLITE_FULL' }, new Error('SQLITE_FULL')])
    assert.not(isStorageFailure(none))
})

test('ids are UUIDs of version 7 that sort by time', () => {
  const times = [
    0,
    1,
    1_000,
    Date.UTC(2026, 10, 23),
    Date.UTC(2026, 10, 23) + 1,
    Date.UTC(2100, 0, 1),
    2 ** 47,
  ]
  const ids = times.map((time) => newId(new Date(time)))
  assert.equal([...ids].sort(), ids)
  for (const [at, id] of ids.entries()) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.is(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), times[at])
  }

  const atOnce = Array.from({ length: 2000 }, () => newId(new Date(0)))
  assert.is(new Set(atOnce).size, 2000)
})

test.run()
