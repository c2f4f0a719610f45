import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import type { Desk } from '../imports/desk.ts'
import { databaseOf, everyRow, filledDesk, passphrase } from './backup-desk.ts'

const test = suite<{ desk: Desk; words: string }>('Making backups')

test.before.each(async (t) => {
  t.desk = await filledDesk()
  t.words = t.desk.write('passphrase', `${passphrase}\n`)
})
test.after.each(({ desk }) => desk.close())

const key = `${Buffer.alloc(32, 9).toString('base64url')}\n`

function putKey(desk: Desk): string {
  const path = desk.write('trial.key', key)
  chmodSync(path, 0o600)
  return path
}

const noteIn = (file: string) => {
  const client = new Sqlite(file, { readonly: true })
  const note = JSON.parse(String(client.prepare('select note from backup_note').pluck().get()))
  client.close()
  return note
}

test('a plain one is an SQLite database with every row, for its owner only, and alone in its place', async ({
  desk,
}) => {
  const before = everyRow(databaseOf(desk))
  const file = desk.file('shop.backup')
  const { code, out } = await desk.type('backup', file)

  assert.is(code, 0)
  assert.match(
    out,
    /shop\.backup: \d+ kB, not encrypted, checked; \d+ customers\. The key file .*trial\.key is not in it/,
  )
  assert.equal(everyRow(file), before)
  assert.is(statSync(file).mode & 0o777, 0o600)
  assert.equal(
    desk.files().filter((name) => !name.endsWith('.csv')),
    ['passphrase', 'shop.backup'],
  )
  const { rows, ...note } = noteIn(file)
  assert.equal(note, { madeAt: Date.parse('2026-11-23T13:40:00Z'), shop: 'trial', keyPrint: null, key: null })
  const { customer } = before
  assert.is(rows.customer, customer?.length)
})

test('it is noted in the history of the database, not in the backup', async ({ desk }) => {
  await desk.type('backup', desk.file('shop.backup'))
  const [row] = desk.rows<{ actor_kind: string; details: string }>(
    "select * from history where event = 'backup-made'",
  )
  assert.is(row?.actor_kind, 'command')
  const { file, sealed, withKey } = JSON.parse(row?.details ?? '')
  assert.equal({ file, sealed, withKey }, { file: desk.file('shop.backup'), sealed: false, withKey: false })
  const { history } = everyRow(desk.file('shop.backup'))
  assert.equal(
    history?.filter((one) => String(one).includes('backup-made')),
    [],
  )
})

test('with a passphrase nothing of it can be read, and nothing readable was left anywhere', async ({
  desk,
  words,
}) => {
  putKey(desk)
  const file = desk.file('shop.sealed')
  const { code, out } = await desk.type('backup', file, '--passphrase-file', words, '--with-key', '--json')
  assert.is(code, 0)
  const { sealed, withKey, ok, bytes } = JSON.parse(out)
  assert.equal(
    { ok, sealed, withKey, bytes },
    { ok: true, sealed: true, withKey: true, bytes: statSync(file).size },
  )
  assert.is(statSync(file).mode & 0o777, 0o600)

  const text = readFileSync(file, 'latin1')
  for (const secret of ['SQLite format', 'create table', key.trim(), 'example.com', passphrase])
    assert.not.ok(text.toLowerCase().includes(secret.toLowerCase()), secret)
  assert.equal(
    readdirSync(desk.folder).filter((name) => name.includes('unfinished')),
    [],
  )
})

test('the key file goes in on request, and only encrypted unless one insists', async ({ desk, words }) => {
  putKey(desk)
  const file = desk.file('shop.backup')
  const refused = await desk.type('backup', file, '--with-key')
  assert.is(refused.code, 1)
  assert.match(refused.err, 'because with both in one file whoever finds it can make temporary passwords')
  assert.not.ok(desk.files().includes('shop.backup'))

  assert.is((await desk.type('backup', file, '--with-key', '--readable-key')).code, 0)
  assert.is(noteIn(file).key, key)
  assert.is((await desk.type('backup', file, '--readable-key')).code, 2)
  assert.is((await desk.type('backup', file, '--force')).code, 0)
  assert.is(noteIn(file).key, null)
  assert.match(noteIn(file).keyPrint, /^[\w-]{22}$/)
  assert.is((await desk.type('backup', desk.file('s'), '--with-key', '--passphrase-file', words)).code, 0)
})

test('what is there is replaced only when one says so', async ({ desk }) => {
  const file = desk.write('shop.backup', 'the only copy of the thesis')
  const { code, err } = await desk.type('backup', file)
  assert.is(code, 1)
  assert.match(err, /is there already: name another file, or type --force/)
  assert.is(desk.read('shop.backup'), 'the only copy of the thesis')

  assert.is((await desk.type('backup', file, '--force')).code, 0)
  assert.is(desk.read('shop.backup').slice(0, 13), 'SQLite format')
})

test('a place that cannot be is a sentence, and the database is never one', async ({ desk }) => {
  putKey(desk)
  symlinkSync(desk.folder, desk.file('elsewhere'))
  mkdirSync(desk.file('folder'))
  const before = readFileSync(databaseOf(desk))
  const cases: [file: string, says: RegExp][] = [
    [desk.file('nowhere/shop.backup'), /The folder .*nowhere is not there/],
    [desk.file('folder'), /is not a file/],
    [databaseOf(desk), /is the database itself/],
    [`${databaseOf(desk)}-wal`, /is the database itself/],
    [desk.file('trial.key'), /is the database itself/],
    [desk.file('elsewhere/trial.sqlite'), /is the database itself/],
  ]
  for (const [file, says] of cases) {
    const { code, err } = await desk.type('backup', file, '--force')
    assert.is(code, 1, file)
    assert.match(err, says)
    assert.is(err.split('\n').length, 2, err)
  }
  assert.ok(before.equals(readFileSync(databaseOf(desk))))
})

test('a passphrase that anybody could guess, or that is not there, is refused unshown', async ({ desk }) => {
  for (const weak of ['', 'sesame', 'fifteen letters', 'two lines of it\nare too many']) {
    const { code, err } = await desk.type(
      'backup',
      desk.file('b'),
      '--passphrase-file',
      desk.write('weak', weak),
    )
    assert.is(code, 1, weak)
    assert.match(err, /cannot be used: write at least 16 characters on one line/)
    if (weak) assert.not.match(err, weak.split('\n')[0] ?? '')
  }
  const { err } = await desk.type('backup', desk.file('b'), '--passphrase-file', desk.file('none'))
  assert.match(err, /none cannot be read: a part of the path does not exist/)
})

test('a database that is damaged, or whose rows hang in the air, makes no backup that looks like one', async ({
  desk,
}) => {
  const client = new Sqlite(databaseOf(desk))
  client.pragma('foreign_keys = OFF')
  client.exec("update order_line set order_id = 'gone' where rowid = 1")
  client.close()
  const hanging = await desk.type('backup', desk.file('b'))
  assert.is(hanging.code, 1)
  assert.match(hanging.err, /has rows that lack what they belong to \(1\)/)

  const bytes = readFileSync(databaseOf(desk))
  writeFileSync(
    databaseOf(desk),
    Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(4096, 0xa5), bytes.subarray(8192)]),
  )
  const damaged = await desk.type('backup', desk.file('b'))
  assert.is(damaged.code, 1)
  assert.match(damaged.err, /is damaged/)
  assert.equal(
    readdirSync(desk.folder).filter((name) => name === 'b' || name.includes('unfinished')),
    [],
  )
})

test('without a database there is nothing to make one of, and none is made', async ({ desk }) => {
  const empty = join(desk.folder, 'empty')
  mkdirSync(empty)
  const { openDesk } = await import('../imports/desk.ts')
  const other = openDesk(empty)
  const { code, err } = await other.type('backup', desk.file('b'))
  assert.is(code, 1)
  assert.match(err, 'There is no database')
  assert.equal(readdirSync(empty), [])
})

test('a database of an older version is backed up as it is, not brought up to date first', async ({
  desk,
}) => {
  const { client, close } = openDatabase(databaseOf(desk))
  const last = client.prepare('select max(name) from migration').pluck().get()
  client.prepare('delete from migration where name = ?').run(last)
  close()
  const { code, err } = await desk.type('backup', desk.file('b'))

  assert.is(code, 0, err)
  assert.is(desk.rows('select * from migration where name = ?', last).length, 0)
  assert.is(desk.rows("select * from history where event = 'backup-made'").length, 0)
})

test.run()
