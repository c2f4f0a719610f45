import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { makeSchedule } from '../../src/backups/backup-schedule.ts'
import { lastBackup } from '../../src/backups/last-backup.ts'
import { makeBackup } from '../../src/backups/make-backup.ts'
import { asFastAsCan } from '../../src/database/online-copy.ts'
import { recordEvent } from '../../src/history/record.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { openShop, type Shop } from '../support/shop.ts'

type Context = { shop: Shop; look: () => Promise<void>; folder: string; broken: { problem: string | null } }
const test = suite<Context>('Backups by schedule')

const hour = 3_600_000

test.before.each(async (t) => {
  t.shop = await openShop({ settings: { BACKUP_EVERY: '24h', BACKUP_KEEP: '3' } })
  t.folder = t.shop.config.backup.folder
  t.broken = { problem: null }
  t.look = makeSchedule({ ...t.shop.services, make: maker(t) })
})
test.after.each(async ({ shop }) => {
  await shop.close()
})

/** As the server's, in this process. */
const maker =
  ({ shop, broken }: Context) =>
  async (file: string) => {
    if (broken.problem) return { ok: false as const, problem: broken.problem }
    const place = { databaseFile: shop.config.databaseFile, shop: 'real', migrationsFolder } as const
    const wish = {
      ...place,
      file,
      replace: false,
      passphrase: null,
      key: null,
      keyPrint: null,
      pace: asFastAsCan,
    }
    return makeBackup(wish, shop.clock())
  }

const backups = (folder: string) => readdirSync(folder).sort()
const failures = (shop: Shop) => shop.logged().filter(({ event }) => event === 'backup_failed')

test('the first at once, the next a day later, each for its owner only', async ({ shop, look, folder }) => {
  await look()
  await look()
  assert.equal(backups(folder), ['comptoir-2026-11-23T13-40-00Z.sqlite'])
  assert.is(statSync(folder).mode & 0o777, 0o700)
  assert.is(statSync(join(folder, backups(folder)[0] ?? '')).mode & 0o777, 0o600)

  shop.pass(24 * hour - 1)
  await look()
  assert.is(backups(folder).length, 1)
  shop.pass(1)
  await look()
  assert.equal(backups(folder), [
    'comptoir-2026-11-23T13-40-00Z.sqlite',
    'comptoir-2026-11-24T13-40-00Z.sqlite',
  ])
  assert.is(shop.logged().filter(({ event }) => event === 'backup_made').length, 2)
  const { madeAt, bytes, failedAt, problem } = await lastBackup(shop.database)
  assert.equal({ madeAt, failedAt, problem }, { madeAt: shop.clock(), failedAt: null, problem: null })
  assert.ok((bytes ?? 0) > 100_000)
})

test('so many are kept as one wants; what somebody else put there stays', async ({ shop, look, folder }) => {
  mkdirSync(folder)
  const others = ['comptoir-before-the-move.sqlite', 'notes.txt', 'trial-2020-01-01T00-00-00Z.sqlite']
  for (const name of others) writeFileSync(join(folder, name), 'mine')
  for (let day = 0; day < 5; day++) {
    await look()
    shop.pass(24 * hour)
  }
  assert.equal(
    backups(folder).filter((name) => !others.includes(name)),
    ['25', '26', '27'].map((day) => `comptoir-2026-11-${day}T13-40-00Z.sqlite`),
  )
  for (const name of others) assert.ok(backups(folder).includes(name), name)
})

test('one that fails removes nothing, is told, and is tried again after an hour', async ({
  shop,
  look,
  folder,
  broken,
}) => {
  for (let day = 0; day < 3; day++) {
    await look()
    shop.pass(24 * hour)
  }
  const before = backups(folder)
  broken.problem = 'The disk is full.'
  await look()
  await look()
  assert.equal(backups(folder), before)
  assert.is(failures(shop).length, 1)
  assert.equal((await lastBackup(shop.database)).problem, 'The disk is full.')
  assert.equal((await lastBackup(shop.database)).failedAt, shop.clock())

  shop.pass(hour)
  await look()
  assert.is(failures(shop).length, 2)
  broken.problem = null
  shop.pass(hour)
  await look()
  assert.is(backups(folder).length, 3)
  assert.not.equal(backups(folder), before)
  assert.is((await lastBackup(shop.database)).problem, null)
})

test('two looks at the same moment make one', async ({ look, folder }) => {
  await Promise.all([look(), look(), look()])
  assert.is(backups(folder).length, 1)
})

test('a clock that was set back does not keep backups from being made', async ({ shop, look, folder }) => {
  await look()
  shop.pass(-30 * 24 * hour)
  await look()
  assert.is(backups(folder).length, 2)
})

test('one that somebody made by hand does not put the next one off', async ({ shop, look, folder }) => {
  await recordEvent(shop.database, { event: 'backup-made', actor: { kind: 'command' } }, shop.clock())
  await look()
  assert.is(backups(folder).length, 1)
})

test('what killed backups have left is cleared away after a day, and nothing that is young', async ({
  shop,
  look,
  folder,
}) => {
  mkdirSync(folder)
  const old = join(folder, '.comptoir-x.sqlite.0123456789ab.unfinished')
  const young = join(shop.folder, '.comptoir.sqlite.ba9876543210.unfinished')
  const opened = shop.clock().getTime() / 1000
  for (const [path, age] of [
    [old, 90_000],
    [young, 60],
  ] as const) {
    writeFileSync(path, 'half a shop')
    utimesSync(path, opened - age, opened - age)
  }
  await look()
  assert.not.ok(backups(folder).some((name) => name.includes('unfinished')))
  assert.ok(readdirSync(shop.folder).includes('.comptoir.sqlite.ba9876543210.unfinished'))
})

test('a folder that cannot be used is a failure that says why', async ({ shop }) => {
  writeFileSync(join(shop.folder, 'file'), '')
  for (const [folder, says] of [
    [join(shop.folder, 'not/mounted'), /a part of the path does not exist/],
    [join(shop.folder, 'file'), /a part of the path is a file, not a folder/],
  ] as const) {
    const config = { ...shop.config, backup: { ...shop.config.backup, folder } }
    const make = maker({ shop, broken: { problem: null } } as Context)
    await makeSchedule({ ...shop.services, config, make })()
    assert.match(String((await lastBackup(shop.database)).problem), says)
    shop.pass(hour)
  }
})

test('off means never', async ({ shop, folder }) => {
  const config = { ...shop.config, backup: { ...shop.config.backup, every: null } }
  await makeSchedule({ ...shop.services, config, make: () => assert.unreachable() as never })()
  assert.not.ok(readdirSync(shop.folder).includes('backups'), folder)
})

test('a maker that breaks is logged, and the next look works again', async ({ shop, folder, look }) => {
  const breaking = makeSchedule({
    ...shop.services,
    make: () => Promise.reject(new Error('no more processes')),
  })
  await breaking()
  assert.match(JSON.stringify(failures(shop)), 'no more processes')
  await look()
  assert.is(backups(folder).length, 1)
})

test.run()
