import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { UnusableDatabase } from '../../src/database/unusable-database.ts'
import { type OpeningNews, openShop } from '../../src/start/open-shop.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { makeFolder, removeFolder } from '../support/process.ts'

const test = suite<{ folder: string; file: string }>('Opening a shop’s database')

test.before.each((t) => {
  t.folder = makeFolder()
  t.file = join(t.folder, 'trial.sqlite')
})
test.after.each(({ folder }) => removeFolder(folder))

const names = readdirSync(migrationsFolder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace('.sql', ''))
  .sort()
const [first = '', second = ''] = names

/** A shop that the version before wrote: only the first migration, and a row. */
function writeOldShop(folder: string, file: string): void {
  const old = join(folder, 'old-migrations')
  mkdirSync(old)
  writeFileSync(join(old, `${first}.sql`), readMigration(first))
  const { client, close } = openDatabase(file)
  migrate(client, old)
  client.exec("insert into allowance (key, used, ends_at) values ('from before', 1, 2)")
  close()
}

const readMigration = (name: string): string => readFileSync(join(migrationsFolder, `${name}.sql`), 'utf8')

async function open(folder: string): Promise<OpeningNews[]> {
  const read = readConfig({ environment: { DATA_DIR: folder }, directory: folder })
  if (!read.ok) throw new Error(read.problems.join())
  const news: OpeningNews[] = []
  const { close } = await openShop(
    read.config,
    (one) => void news.push(one),
    new Date('2026-11-23T13:40:00Z'),
  )
  close()
  return news
}

test('a new database needs no backup', async ({ folder }) => {
  const news = await open(folder)
  assert.equal(
    news,
    names.map((name) => ({ event: 'migrated', name })),
  )
  assert.equal(
    readdirSync(folder).filter((name) => name.includes('before')),
    [],
  )
  assert.equal(await open(folder), [])
})

test('before one with rows is brought up to date, it is kept as it was, and that is told first', async ({
  folder,
  file,
}) => {
  writeOldShop(folder, file)
  const news = await open(folder)
  const kept = join(folder, `before-${second}.trial.sqlite`)
  assert.equal(news, [
    { event: 'backup_before_migration', file: kept },
    ...names.slice(1).map((name) => ({ event: 'migrated', name })),
  ])
  assert.is(statSync(kept).mode & 0o777, 0o600)
  const client = new Sqlite(kept, { readonly: true })
  assert.equal(client.prepare('select name from migration').pluck().all(), [first])
  assert.equal(client.prepare('select key from allowance').pluck().all(), ['from before'])
  client.close()
})

test('when that backup fails nothing is brought up to date, with the reason', async ({ folder, file }) => {
  writeOldShop(folder, file)
  mkdirSync(join(folder, `before-${second}.trial.sqlite`))
  const error = await open(folder).catch((thrown: unknown) => thrown)
  assert.instance(error, UnusableDatabase)
  assert.match(
    String(error),
    /has to be brought up to date, and is not, because the backup before that fails\. .* is not a file/,
  )

  const client = new Sqlite(file)
  assert.equal(client.prepare('select name from migration').pluck().all(), [first])
  client.close()
  assert.ok(existsSync(file))
})

test('tries without end leave one backup, of the last try', async ({ folder, file }) => {
  writeOldShop(folder, file)
  const { client, close } = openDatabase(file)
  client.exec('create table in_the_way (x)')
  const { openMigrations } = await import('../../src/database/migrate.ts')
  const [next] = openMigrations(client, migrationsFolder)
  const table = /create table `(\w+)`/i.exec(next?.statements.join('\n') ?? '')?.[1]
  client.exec(`create table ${table} (x)`)
  close()
  for (let round = 0; round < 3; round++)
    assert.instance(await open(folder).catch((thrown: unknown) => thrown), Error)

  assert.equal(
    readdirSync(folder).filter((name) => /before|unfinished/.test(name)),
    [`before-${second}.trial.sqlite`],
  )
})

test.run()
