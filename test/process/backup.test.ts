import { type ChildProcess, fork, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { backupProcess } from '../../src/start/backup-process.ts'
import { openShop } from '../../src/start/open-shop.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { runCommand } from '../../src/start/run-command.ts'
import { compiledServer } from '../support/compiled.ts'
import { type MailFarEnd, startMailFarEnd } from '../support/mail-far-end.ts'
import { freePort, makeFolder, pause, realShop, removeFolder, startProcess } from '../support/process.ts'
import { addFilledShop, databaseOf } from './filled-shop.ts'

const test = suite<{ folder: string; farEnd: MailFarEnd }>('Backups of a shop at work')

test.before.each(async (t) => {
  t.folder = makeFolder()
  t.farEnd = await startMailFarEnd()
})
test.after.each(async ({ folder, farEnd }) => {
  await farEnd.stop()
  removeFolder(folder)
})

/** Types a command into the compiled program, with these settings alone; `limit` in kB is how long a file may get. */
async function comptoir(folder: string, words: string[], settings: Record<string, string>, limit?: number) {
  const program = join(dirname(await compiledServer()), 'comptoir.js')
  const command = limit === undefined ? 'exec "$@"' : `ulimit -f ${limit * 2}; exec "$@"`
  const child = spawn('sh', ['-c', command, 'sh', process.execPath, program, ...words], {
    cwd: folder,
    env: { DATA_DIR: folder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.err += part
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, ...said }
}

function rowsOf(file: string, upTo: string) {
  const client = new Sqlite(file, { readonly: true })
  try {
    return {
      integrity: client.pragma('integrity_check', { simple: true }),
      foreignKeys: client.pragma('foreign_key_check'),
      orders: client
        .prepare('select * from customer_order where id <= ? order by id')
        .raw()
        .all(upTo) as unknown[][],
      lines: client
        .prepare('select * from order_line where order_id <= ? order by id')
        .raw()
        .all(upTo) as unknown[][],
    }
  } finally {
    client.close()
  }
}

const padded = (number: number) => String(number).padStart(9, '0')

/** Starts a process that writes orders without end; `told` is the last one it has said to be committed. */
function startWriting(file: string) {
  const child: ChildProcess = fork(join(import.meta.dirname, 'writing-shop.ts'), [file], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let told = 0
  child.stdout?.on('data', (part) => {
    told = Number(String(part).trimEnd().split('\n').at(-1)) || told
  })
  return {
    told: () => told,
    async stop() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

test('under write load it is the shop at one moment: all that was acknowledged before, nothing in half', async ({
  folder,
}) => {
  const file = databaseOf(folder)
  const { client, close } = openDatabase(file)
  migrate(client, migrationsFolder)
  close()
  const settings = {
    PUBLIC_URL: 'https://account.perrin.example',
    SHOP_NAME: 'Perrin & Filles',
    MAIL_FROM: 'bonjour@perrin.example',
    RESEND_API_KEY: 're_key',
    BACKUP_PASSPHRASE: 'zinc counter, white paper, Nantes',
  }
  const writer = startWriting(file)
  try {
    while (writer.told() < 2000) await pause(5)
    for (const name of ['one', 'two']) {
      const before = writer.told()
      const backup = join(folder, name)
      const { code, err } = await comptoir(
        folder,
        ['backup', backup, ...(name === 'two' ? ['--scheduled'] : [])],
        settings,
      )
      assert.is(code, 0, err)
      const during = writer.told() - before
      const other = join(folder, `${name}-elsewhere`)
      assert.is((await comptoir(folder, ['restore', backup], { ...settings, DATA_DIR: other })).code, 0)

      const restored = rowsOf(databaseOf(other), '~')
      assert.ok(during > 0, 'nothing was written meanwhile')
      assert.is(restored.integrity, 'ok')
      assert.equal(restored.foreignKeys, [])
      const last = restored.orders.length
      assert.ok(last >= before, `${before} were acknowledged, ${last} are there`)
      const live = rowsOf(file, padded(last))
      assert.equal(restored.orders, live.orders)
      assert.equal(restored.lines, live.lines)
      assert.is(restored.lines.length, 2 * last)
    }
  } finally {
    await writer.stop()
  }
})

test('while the server answers: a backup is made, a restore refused; afterwards the shop opens as it was', async (t) => {
  const { folder, farEnd } = t
  await addFilledShop(folder, ['mona@example.com'])
  const port = await freePort()
  const settings = { ...realShop(port, farEnd), BACKUP_PASSPHRASE: 'zinc counter, white paper, Nantes' }
  const server = await startProcess({ folder, port, settings })
  const backup = join(folder, 'shop.sealed')
  try {
    await server.ready()
    let answered = 0
    const making = comptoir(folder, ['backup', backup, '--with-key', '--json'], settings)
    let isDone = false
    void making.then(() => {
      isDone = true
    })
    while (!isDone) {
      assert.is((await fetch(`${server.url}/login`)).status, 200)
      answered += 1
    }
    const { code, out, err } = await making
    assert.is(code, 0, err)
    assert.ok(answered > 5, String(answered))
    assert.is(JSON.parse(out).rows.customer, 1)

    const refused = await comptoir(folder, ['restore', backup, '--force'], settings)
    assert.is(refused.code, 1)
    assert.match(refused.err, /is in use: stop the server/)
    assert.is((await fetch(`${server.url}/healthz`)).status, 200)
    await server.stop()

    const key = readFileSync(join(folder, 'comptoir.key'), 'utf8')
    const elsewhere = join(folder, 'new-server')
    const moved = await comptoir(folder, ['restore', backup], { ...settings, DATA_DIR: elsewhere })
    assert.is(moved.code, 0, moved.err)
    assert.is(readFileSync(join(elsewhere, 'comptoir.key'), 'utf8'), key)
    assert.is(statSync(join(elsewhere, 'comptoir.key')).mode & 0o777, 0o600)
    const second = await startProcess({ folder: elsewhere, port, settings })
    await second.ready()
    assert.is((await fetch(`${second.url}/healthz`)).status, 200)
    await second.stop()
  } finally {
    await server.kill()
  }
})

/** A trial shop whose customer's company says which one it is. */
function writeShop(folder: string, company: string, key: number): void {
  const { client, close } = openDatabase(join(folder, 'trial.sqlite'))
  migrate(client, migrationsFolder)
  client.prepare('insert into allowance (key, used, ends_at) values (?, 1, 9e12)').run(company)
  close()
  writeFileSync(join(folder, 'trial.key'), keyText(key))
  chmodSync(join(folder, 'trial.key'), 0o600)
}

const keyText = (byte: number) => `${Buffer.alloc(32, byte).toString('base64url')}\n`

/** What a server finds that starts now. */
async function foundIn(folder: string) {
  const read = readConfig({ environment: { DATA_DIR: folder }, directory: folder })
  if (!read.ok) throw new Error(read.problems.join())
  const { client, close } = await openShop(read.config, () => {}, new Date('2026-11-23T14:00:00Z'))
  const shop = client.prepare('select key from allowance').pluck().all()
  const integrity = client.pragma('integrity_check', { simple: true })
  const note = client.prepare("select name from sqlite_schema where name = 'backup_note'").all()
  close()
  return { shop, key: readFileSync(join(folder, 'trial.key'), 'utf8'), integrity, note }
}

test('a restore that is killed before any of its steps leaves the old shop or the new one, with its own key', async ({
  folder,
}) => {
  const made = join(folder, 'made')
  mkdirSync(made)
  writeShop(made, 'new', 9)
  const backup = join(folder, 'shop.backup')
  const surroundings = { environment: { DATA_DIR: made }, directory: made }
  const silent = { out: () => {}, err: () => {}, watched: false }
  const words = ['backup', backup, '--with-key', '--readable-key']
  assert.is(await runCommand(words, surroundings, () => new Date(0), silent), 0)
  const old = join(folder, 'old')
  mkdirSync(old)
  writeShop(old, 'old', 8)

  const found: string[] = []
  async function killBefore(step: number): Promise<boolean> {
    const target = join(folder, `killed-${step}`)
    cpSync(old, target, { recursive: true })
    const program = join(import.meta.dirname, 'killed-restore.ts')
    const child = fork(program, [target, backup, String(step)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)))
    const { shop, key, integrity, note } = await foundIn(target)
    const which = String(shop)
    found.push(which)
    assert.equal(
      [...shop, key],
      which === 'old' ? ['old', keyText(8)] : ['new', keyText(9)],
      `before step ${step}`,
    )
    assert.is(integrity, 'ok')
    assert.equal(note, [])
    return signal === 'SIGKILL'
  }

  let [step, goesOn] = [1, true]
  for (; goesOn; step += 3)
    goesOn = (await Promise.all([step, step + 1, step + 2].map(killBefore))).every(Boolean)
  assert.ok(found.filter((which) => which === 'old').length > 5, found.join(' '))
  assert.ok(found.filter((which) => which === 'new').length > 5, found.join(' '))
})

test('a disk that takes no more is a sentence, and nothing is left of the backup or the restore', async ({
  folder,
}) => {
  const { client, close } = openDatabase(join(folder, 'trial.sqlite'))
  migrate(client, migrationsFolder)
  client.exec("insert into allowance (key, used, ends_at) values (printf('%.*c', 3000000, 'x'), 1, 9e12)")
  close()
  const backup = join(folder, 'backup')
  const passphrase = join(folder, 'passphrase')
  writeFileSync(passphrase, 'zinc counter, white paper, Nantes')
  for (const words of [
    ['backup', backup],
    ['backup', backup, '--passphrase-file', passphrase],
  ]) {
    const { code, err } = await comptoir(folder, words, {}, 1000)
    assert.is(code, 1, err)
    assert.match(err, /backup/)
    assert.not.match(err, /\bat .*:\d+:\d+/)
  }
  assert.equal(
    readdirSync(folder).filter((name) => /backup|unfinished/.test(name)),
    [],
  )

  assert.is((await comptoir(folder, ['backup', backup], {})).code, 0)
  const { code, err } = await comptoir(folder, ['restore', backup, '--force'], {}, 1000)
  assert.is(code, 1)
  assert.not.match(err, /\bat .*:\d+:\d+/)
  const stillThere = openDatabase(join(folder, 'trial.sqlite'))
  assert.equal(stillThere.client.prepare('select length(key) from allowance').pluck().all(), [3_000_000])
  stillThere.close()
  assert.equal(
    readdirSync(folder).filter((name) => /before-restore|unfinished/.test(name)),
    [],
  )
})

test('the server’s own backups come from a process apart; one that cannot be made is a sentence', async ({
  folder,
}) => {
  const passphrase = 'zinc counter, white paper, Nantes'
  const settings = {
    PUBLIC_URL: 'https://account.perrin.example',
    SHOP_NAME: 'Perrin & Filles',
    MAIL_FROM: 'bonjour@perrin.example',
    RESEND_API_KEY: 're_key',
    BACKUP_PASSPHRASE: passphrase,
  }
  await addFilledShop(folder, ['mona@example.com'])
  writeFileSync(join(folder, 'comptoir.key'), keyText(7))
  chmodSync(join(folder, 'comptoir.key'), 0o600)
  const backup = { every: 1, keep: 1, folder, passphrase }
  const place = { cwd: folder, env: { DATA_DIR: folder, ...settings }, execArgv: [] }
  const { make } = backupProcess({ backup }, await compiledServer(), place)

  const made = await make(join(folder, 'made'))
  assert.ok(made.ok, JSON.stringify(made))
  if (made.ok)
    assert.equal(
      { ...made, bytes: 0, rows: Object.values(made.rows).includes(1), madeAt: made.madeAt instanceof Date },
      {
        ok: true,
        file: join(folder, 'made'),
        bytes: 0,
        sealed: true,
        withKey: true,
        madeAt: true,
        rows: true,
      },
    )
  const again = await make(join(folder, 'made'))
  assert.match(again.ok ? '' : again.problem, 'is there already')

  const broken = await backupProcess({ backup }, join(folder, 'dist/server.js'), place).make(
    join(folder, 'b'),
  )
  assert.match(broken.ok ? '' : broken.problem, /was not made: its process ended too early/)
  assert.not.ok(existsSync(join(folder, 'b')))
  const { client, close } = openDatabase(databaseOf(folder))
  assert.equal(client.prepare('select count(*) from history').pluck().all(), [0], 'who asked for it notes it')
  close()
})

test.run()
