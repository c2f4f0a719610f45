import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { type Desk, openDesk } from '../imports/desk.ts'
import { freePort } from '../support/process.ts'
import { databaseOf, everyRow, filledDesk, passphrase } from './backup-desk.ts'

const test = suite<{ desk: Desk; other: Desk; words: string; file: string }>('Restoring backups')

test.before.each(async (t) => {
  t.desk = await filledDesk()
  putKey(t.desk, 9)
  t.words = t.desk.write('passphrase', `${passphrase}\n`)
  t.file = t.desk.file('shop.backup')
  t.other = openDesk()
})
test.after.each(({ desk, other }) => {
  desk.close()
  other.close()
})

function putKey(desk: Desk, byte: number): void {
  chmodSync(desk.write('trial.key', `${Buffer.alloc(32, byte).toString('base64url')}\n`), 0o600)
}

function change(desk: Desk, statement: string): void {
  const { client, close } = openDatabase(databaseOf(desk))
  client.exec(statement)
  close()
}

/** What a restore leaves as it was. */
function shopOf(file: string) {
  const { history: _, session: __, temporary_password: ___, email: ____, ...rest } = everyRow(file)
  return rest
}

const asides = (desk: Desk) => readdirSync(desk.folder).filter((name) => name.includes('before-restore'))

test('on another machine, with the key: everything is there, and nothing else', async ({
  desk,
  other,
  words,
  file,
}) => {
  await desk.type('backup', file, '--with-key', '--passphrase-file', words)
  const { code, out, err } = await other.type('restore', file, '--passphrase-file', words)

  assert.is(code, 0, err)
  assert.match(out, 'The database is as it was 23 November 2026 at 14:40 (Paris time), with ')
  assert.match(out, 'The key file was in the backup')
  assert.equal(readdirSync(other.folder).sort(), ['trial.key', 'trial.sqlite'])
  assert.equal(shopOf(databaseOf(other)), shopOf(databaseOf(desk)))
  assert.is(other.read('trial.key'), desk.read('trial.key'))
  for (const name of ['trial.key', 'trial.sqlite'])
    assert.is(statSync(other.file(name)).mode & 0o777, 0o600, name)
  assert.equal(other.rows("select name from sqlite_schema where name = 'backup_note'"), [])
})

test('a database that is there stays, until one says otherwise; then it is put aside with the date', async ({
  desk,
  file,
}) => {
  await desk.type('backup', file)
  change(desk, "update customer set company = 'Since then'")
  const since = everyRow(databaseOf(desk))
  const refused = await desk.type('restore', file)
  assert.is(refused.code, 1)
  assert.match(refused.err, /There is a database already, .*trial\.sqlite: type --force/)
  assert.equal(everyRow(databaseOf(desk)), since)

  const { code, out } = await desk.type('restore', file, '--force', '--json')
  assert.is(code, 0)
  const aside = desk.file('trial.sqlite.before-restore-2026-11-23T13-40-00Z')
  const { rows, ...told } = JSON.parse(out)
  assert.equal(told, { ok: true, madeAt: '2026-11-23T13:40:00.000Z', aside, keyAside: null, key: 'the same' })
  assert.ok(rows.customer > 0)
  assert.equal(everyRow(aside), since)
  assert.equal(shopOf(databaseOf(desk)), shopOf(file))
  assert.equal(desk.rows("select count(*) as n from customer where company = 'Since then'"), [{ n: 0 }])
})

test('what was put aside can be brought back the same way', async ({ desk, file }) => {
  await desk.type('backup', file)
  change(desk, "update customer set company = 'Since then'")
  await desk.type('restore', file, '--force')
  const aside = desk.file('elsewhere.sqlite')
  renameSync(desk.file(asides(desk)[0] ?? ''), aside)

  const { code, err } = await desk.type('restore', aside, '--force')
  assert.is(code, 0, err)
  assert.ok(desk.rows("select 1 from customer where company = 'Since then'").length > 0)
})

test('sessions end, temporary passwords stop working, and emails that are old are not sent again', async ({
  desk,
  other,
  file,
}) => {
  const at = Date.parse('2026-11-23T13:40:00Z')
  const day = 24 * 60 * 60 * 1000
  const id = desk.rows<{ id: string }>('select id from customer')[0]?.id ?? ''
  change(
    desk,
    `insert into temporary_password (id, nonce, customer_id, state, created_at, expires_at) values ('t', 'n', '${id}', 'live', ${at}, ${at + 3_600_000});
     insert into session (id, token_digest, customer_id, kind, network, created_at, last_seen_at, idle_ends_at, ends_at) values ('s', 'd', '${id}', 'kept', '{}', ${at}, ${at}, ${at + day}, ${at + day});
     insert into staff (id, email, name, role, language, password_hash, created_at, updated_at) values ('m', 'marie@perrin.example', 'Marie', 'owner', 'fr', 'x', ${at}, ${at});
     insert into staff_session (id, token_digest, staff_id, stage, network, created_at, last_seen_at, idle_ends_at, ends_at, confirmed_at) values ('s', 'd', 'm', 'open', '{}', ${at}, ${at}, ${at + day}, ${at + day}, ${at});
     insert into email (id, kind, state, language, facts, created_at, due_at) values ('old', 'password-changed', 'waiting', 'en', '{}', ${at - day - 1}, 0), ('new', 'password-changed', 'waiting', 'en', '{}', ${at - day + 1}, 0)`,
  )
  await desk.type('backup', file)
  assert.is((await other.type('restore', file)).code, 0)

  assert.equal(other.rows('select id from session'), [])
  assert.equal(other.rows('select id from staff_session'), [])
  assert.equal(other.rows('select state from temporary_password'), [{ state: 'ended' }])
  assert.equal(other.rows('select id, state from email order by id'), [
    { id: 'new', state: 'waiting' },
    { id: 'old', state: 'failed' },
  ])
  const [restored] = other.rows<{ actor_kind: string; details: string }>(
    "select * from history where event = 'restored'",
  )
  assert.is(restored?.actor_kind, 'command')
  assert.equal(JSON.parse(restored?.details ?? ''), { madeAt: '2026-11-23T13:40:00.000Z', withKey: false })
})

test('it tells whose key is missing, or is another one', async ({ desk, other, file }) => {
  await desk.type('backup', file)
  assert.match(
    (await other.type('restore', file)).out,
    'The backup came without its key file: put it in the place of',
  )
  putKey(other, 8)
  assert.match((await other.type('restore', file, '--force')).out, 'is not the key file of this backup')
  putKey(other, 9)
  rmSync(other.file(asides(other)[0] ?? ''))
  assert.match((await other.type('restore', file, '--force')).out, /The key file .*trial\.key stays as it is/)
})

test('another key that is there is put aside with the date', async ({ desk, other, words, file }) => {
  putKey(other, 8)
  const before = other.read('trial.key')
  await desk.type('backup', file, '--with-key', '--passphrase-file', words)
  const { code, out } = await other.type('restore', file, '--passphrase-file', words)
  assert.is(code, 0)
  const aside = 'trial.key.before-restore-2026-11-23T13-40-00Z'
  assert.match(out, aside)
  assert.is(other.read(aside), before)
  assert.is(statSync(other.file(aside)).mode & 0o777, 0o600)
  assert.is(other.read('trial.key'), desk.read('trial.key'))
})

test('while somebody has the database open, also idly, it is refused', async ({ desk, file }) => {
  await desk.type('backup', file)
  const { client, close } = openDatabase(databaseOf(desk))
  client.prepare('select count(*) from customer').get()
  const { code, err } = await desk.type('restore', file, '--force')
  close()

  assert.is(code, 1)
  assert.match(err, /is in use: stop the server/)
  assert.equal(asides(desk), [])
  assert.is((await desk.type('restore', file, '--force')).code, 0)
})

test('what is damaged, cut off, foreign or too new is refused, and nothing was touched', async ({
  desk,
  words,
  file,
}) => {
  await desk.type('backup', file)
  const sealed = desk.file('shop.sealed')
  await desk.type('backup', sealed, '--passphrase-file', words)
  const [plain, closed] = [readFileSync(file), readFileSync(sealed)]
  const inside = (statement: string) => {
    writeFileSync(desk.file('inside'), plain)
    const client = new Sqlite(desk.file('inside'))
    client.pragma('foreign_keys = OFF')
    client.exec(statement)
    client.close()
    return readFileSync(desk.file('inside'))
  }
  const cases: [what: Buffer, says: RegExp][] = [
    [plain.subarray(0, plain.length - 4096), /is damaged/],
    [
      Buffer.concat([plain.subarray(0, 8192), Buffer.alloc(8192, 0xa5), plain.subarray(16_384)]),
      /is damaged/,
    ],
    [Buffer.alloc(0), /is not a database of Comptoir/],
    [
      Buffer.from('Dear all, the backup is on the other disk.\n'.repeat(100)),
      /^The backup .* is not an SQLite database: take another one \(SQLITE_NOTADB\)\.$/m,
    ],
    [inside('drop table migration'), /is not a database of Comptoir/],
    [
      inside("insert into migration values ('9999_later', 'x', 0)"),
      /was written by a newer version of Comptoir/,
    ],
    [inside("update order_line set order_id = 'gone' where rowid = 1"), /lack what they belong to/],
    [
      inside('delete from order_line where rowid = 1'),
      /is not whole: order_line has \d+ rows, and should have/,
    ],
    [inside("update backup_note set note = 'x'"), /note about itself that cannot be read/],
    [closed.subarray(0, closed.length - 100), /is damaged or cut off/],
    [closed.subarray(0, 100), /damaged in its first lines/],
  ]
  const before = everyRow(databaseOf(desk))
  for (const [bytes, says] of cases) {
    const bad = desk.write('bad', bytes)
    const { code, err, out } = await desk.type('restore', bad, '--force', '--passphrase-file', words)
    assert.is(code, 1, String(says))
    assert.match(err, says)
    assert.match(err, desk.file('bad'))
    assert.is(out, '')
    assert.is(err.trim().split('\n').length, 1, err)
  }
  assert.match(
    (await desk.type('restore', sealed, '--force')).err,
    'is sealed: name the file with its passphrase',
  )
  const wrong = desk.write('wrong', 'some other passphrase of mine')
  assert.match(
    (await desk.type('restore', sealed, '--force', '--passphrase-file', wrong)).err,
    'does not open with this passphrase',
  )
  assert.match((await desk.type('restore', desk.file('none'))).err, 'There is no backup')
  assert.match((await desk.type('restore', desk.folder)).err, 'is not a file')

  assert.equal(everyRow(databaseOf(desk)), before)
  assert.equal(
    readdirSync(desk.folder).filter((name) => /before-restore|unfinished/.test(name)),
    [],
  )
})

test('a database at work is no backup: its last changes lie in another file', async ({ desk, other }) => {
  const { client, close } = openDatabase(databaseOf(desk))
  client.exec("update customer set company = 'In the WAL'")
  const { code, err } = await other.type('restore', databaseOf(desk))
  close()
  assert.is(code, 1)
  assert.match(err, /is not a backup but a database at work/)
  assert.not.ok(existsSync(databaseOf(other)))
})

test('a damaged database is replaced all the same, and its stale WAL is not played into the new one', async ({
  desk,
  file,
}) => {
  await desk.type('backup', file)
  const opened = openDatabase(databaseOf(desk))
  opened.client.exec("update customer set company = 'In the stale WAL'")
  const wal = readFileSync(`${databaseOf(desk)}-wal`)
  opened.close()
  assert.ok(wal.length > 0)
  writeFileSync(databaseOf(desk), 'rubbish '.repeat(2000))
  writeFileSync(`${databaseOf(desk)}-wal`, wal)

  // Nothing can be read from such a database: whether the server runs is seen by its port.
  desk.settings = { PORT: String(await freePort()) }
  const { code, err } = await desk.type('restore', file, '--force')
  assert.is(code, 0, err)
  assert.equal(shopOf(databaseOf(desk)), shopOf(file))
  const aside = 'trial.sqlite.before-restore-2026-11-23T13-40-00Z'
  assert.equal(asides(desk).sort(), [aside, `${aside}-wal`])
  assert.is(desk.read(aside).slice(0, 7), 'rubbish')
})

test('a WAL whose database is gone is not played into the new one either', async ({ desk, other, file }) => {
  await desk.type('backup', file)
  const { client, close } = openDatabase(databaseOf(desk))
  client.exec("update customer set company = 'In the stale WAL'")
  writeFileSync(`${databaseOf(other)}-wal`, readFileSync(`${databaseOf(desk)}-wal`))
  close()

  assert.is((await other.type('restore', file)).code, 0)
  assert.equal(shopOf(databaseOf(other)), shopOf(file))
})

test('a trial shop’s backup does not become a real shop', async ({ desk, other, file }) => {
  await desk.type('backup', file)
  const { runCommand } = await import('../../src/start/run-command.ts')
  const said: string[] = []
  const environment = {
    DATA_DIR: other.folder,
    PUBLIC_URL: 'https://account.perrin.example',
    SHOP_NAME: 'Perrin & Filles',
    MAIL_FROM: 'bonjour@perrin.example',
    RESEND_API_KEY: 're_key',
  }
  const code = await runCommand(
    ['restore', file],
    { environment, directory: other.folder },
    () => new Date(0),
    {
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
      watched: false,
    },
  )
  assert.is(code, 1)
  assert.match(said.join(''), 'is of a trial shop')
  assert.equal(readdirSync(join(other.folder)), [])
})

test.run()
