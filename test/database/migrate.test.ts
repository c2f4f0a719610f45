import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { UnusableDatabase } from '../../src/database/unusable-database.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { makeFolder, removeFolder } from '../support/process.ts'

type Opened = ReturnType<typeof openDatabase>
const test = suite<Opened & { folder: string; migrations: string }>('Migrations')

test.before.each((t) => {
  t.folder = makeFolder()
  t.migrations = join(t.folder, 'migrations')
  mkdirSync(t.migrations)
  Object.assign(t, openDatabase(join(t.folder, 'a.sqlite')))
})

test.after.each(({ close, folder }) => {
  close()
  removeFolder(folder)
})

const first = `CREATE TABLE \`shelf\` (
	\`id\` text PRIMARY KEY NOT NULL,
	CONSTRAINT "shelf_id_is_text" CHECK(typeof("shelf"."id") in ('text', 'null'))
);
--> statement-breakpoint
CREATE TABLE \`jar\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`shelf_id\` text NOT NULL,
	FOREIGN KEY (\`shelf_id\`) REFERENCES \`shelf\`(\`id\`) ON UPDATE no action ON DELETE cascade
);
`

/** Word for word what drizzle-kit 0.31 writes when a column becomes NOT NULL. */
const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_shelf\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`room\` text DEFAULT 'cellar' NOT NULL,
	CONSTRAINT "shelf_id_is_text" CHECK(typeof("__new_shelf"."id") in ('text', 'null'))
);
--> statement-breakpoint
INSERT INTO \`__new_shelf\`("id") SELECT "id" FROM \`shelf\`;--> statement-breakpoint
DROP TABLE \`shelf\`;--> statement-breakpoint
ALTER TABLE \`__new_shelf\` RENAME TO \`shelf\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX \`shelf_room\` ON \`shelf\` (\`room\`);
`

function filled({ client, migrations }: Opened & { migrations: string }): void {
  writeFileSync(join(migrations, '0000_first.sql'), first)
  assert.equal(migrate(client, migrations), ['0000_first'])
  client.exec(
    "insert into shelf values ('top'), ('low'); insert into jar values ('plum', 'top'), ('fig', 'low')",
  )
}

test('child rows survive when their parent’s table is rebuilt, and still belong to it', (t) => {
  filled(t)
  writeFileSync(join(t.migrations, '0001_rebuild.sql'), rebuild)
  assert.equal(migrate(t.client, t.migrations), ['0001_rebuild'])

  assert.equal(all(t, 'select id, shelf_id from jar order by id'), [
    ['fig', 'low'],
    ['plum', 'top'],
  ])
  assert.equal(all(t, 'select room from shelf'), [['cellar'], ['cellar']])
  assert.is(t.client.pragma('foreign_keys', { simple: true }), 1, 'on again')
  assert.throws(() => t.client.exec("insert into jar values ('date', 'nowhere')"), /FOREIGN KEY/)
  assert.throws(() => t.client.exec("insert into shelf (id) values (x'00')"), /shelf_id_is_text/)
  t.client.exec("delete from shelf where id = 'top'")
  assert.equal(all(t, 'select id from jar'), [['fig']], 'the cascade leads to the new table')
})

test('they are applied in order, each once, each with its hash', (t) => {
  const texts = {
    '0002_c': "insert into shelf values ('c')",
    '0000_a': first,
    '0001_b': "insert into shelf values ('b')",
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(t.migrations, `${name}.sql`), text)
  mkdirSync(join(t.migrations, 'meta'))
  writeFileSync(join(t.migrations, 'meta', '_journal.json'), '{}')

  assert.equal(migrate(t.client, t.migrations), ['0000_a', '0001_b', '0002_c'])
  assert.equal(migrate(t.client, t.migrations), [])
  assert.equal(all(t, 'select id from shelf order by rowid'), [['b'], ['c']])
  const rows = all(
    t,
    'select name, hash, typeof(applied_at), applied_at > 1700000000000 from migration order by name',
  )
  assert.equal(
    rows.map(([name]) => name),
    ['0000_a', '0001_b', '0002_c'],
  )
  for (const [name, hash, type, isRecent] of rows) {
    assert.match(String(hash), /^[0-9a-f]{64}$/, String(name))
    assert.equal([type, isRecent], ['integer', 1])
  }
  assert.is(new Set(rows.map(([, hash]) => hash)).size, 3)
})

test('a database that a newer version wrote is refused, and left as it is', (t) => {
  filled(t)
  t.client.exec("insert into migration values ('0007_later', 'x', 0)")
  writeFileSync(join(t.migrations, '0001_rebuild.sql'), rebuild)
  const before = dump(t)

  assert.throws(
    () => migrate(t.client, t.migrations),
    refusal(/newer version of Comptoir \(it has 0007_later\)/),
  )
  assert.equal(dump(t), before)
})

test('a released migration that was changed is refused, and nothing later is applied', (t) => {
  filled(t)
  writeFileSync(join(t.migrations, '0000_first.sql'), `${first}-- only a remark\n`)
  writeFileSync(join(t.migrations, '0001_rebuild.sql'), rebuild)
  const before = dump(t)

  assert.throws(() => migrate(t.client, t.migrations), refusal(/another migration 0000_first/))
  assert.equal(dump(t), before)
})

test('a migration that would break a foreign key is refused, and leaves everything as before', (t) => {
  filled(t)
  const before = dump(t)
  const breaking = rebuild.replace('FROM `shelf`', "FROM `shelf` WHERE id <> 'top'")
  writeFileSync(join(t.migrations, '0001_breaking.sql'), breaking)

  assert.throws(() => migrate(t.client, t.migrations), refusal(/0001_breaking would leave without/))
  assert.equal(dump(t), before)
  assert.is(t.client.pragma('foreign_keys', { simple: true }), 1, 'on again')
  assert.not(t.client.inTransaction)
})

test('a migration that fails half way leaves nothing behind; what came before it stays', (t) => {
  filled(t)
  writeFileSync(join(t.migrations, '0001_good.sql'), "insert into shelf values ('good')")
  writeFileSync(
    join(t.migrations, '0002_bad.sql'),
    "insert into shelf values ('half');--> statement-breakpoint\ninsert into attic values (1)",
  )

  assert.throws(() => migrate(t.client, t.migrations), /no such table: attic/)
  assert.equal(all(t, 'select id from shelf order by id'), [['good'], ['low'], ['top']])
  assert.equal(all(t, 'select name from migration order by name'), [['0000_first'], ['0001_good']])
  assert.is(t.client.pragma('foreign_keys', { simple: true }), 1, 'on again')
})

test('ours: a new file gets every table, indexes and keys in order', (t) => {
  const names = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql'))
  assert.equal(
    migrate(t.client, migrationsFolder),
    names.sort().map((name) => name.replace('.sql', '')),
  )
  assert.equal(t.client.pragma('foreign_key_check'), [])
  assert.is(t.client.pragma('integrity_check', { simple: true }), 'ok')
  for (const name of [
    'customer',
    'session',
    'temporary_password',
    'email',
    'allowance',
    'address',
    'customer_order',
  ])
    assert.equal(all(t, `select count(*) from ${name}`), [[0]], name)
})

test('ours say what the tables say: drizzle-kit finds nothing to add', async ({ folder }) => {
  const project = fileURLToPath(new URL('../../', import.meta.url))
  const copy = join(folder, 'sqlite')
  cpSync(migrationsFolder, copy, { recursive: true })
  const before = filesOf(copy)
  const said = await drizzleKit(project, relative(project, copy))

  assert.match(said, /No schema changes/)
  assert.equal(filesOf(copy), before)
})

const all = ({ client }: Opened, query: string) => client.prepare(query).raw().all() as unknown[][]

const dump = (t: Opened) => [
  ...all(t, 'select name, sql from sqlite_schema order by name'),
  ...['shelf', 'jar', 'migration'].map((name) => all(t, `select * from ${name} order by 1`)),
]

const refusal = (sentence: RegExp) => (error: unknown) =>
  error instanceof UnusableDatabase && sentence.test(error.message)

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])

/** drizzle-kit takes `out` from the working folder on, absolute or not. */
function drizzleKit(project: string, out: string): Promise<string> {
  const kit = join(project, 'node_modules/drizzle-kit/bin.cjs')
  const words = ['generate', '--dialect', 'sqlite', '--schema', './src/**/*.table.ts', '--out', out]
  return new Promise((resolve) => {
    execFile(process.execPath, [kit, ...words], { cwd: project, timeout: 60_000 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

test.run()
