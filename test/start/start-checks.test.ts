import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { checkMachine, prepareStart } from '../../src/start/start-checks.ts'
import { isAtLeast } from '../../src/start/versions.ts'

const test = suite<{ directory: string; port: number }>('start checks', { directory: '', port: 0 })
test.before.each(async (context) => {
  context.directory = mkdtempSync(join(tmpdir(), 'comptoir-start-'))
  const [server, port] = await listen()
  await stop(server)
  context.port = port
})
test.after.each(({ directory }) => rmSync(directory, { recursive: true }))

const sqliteVersion = '3.51.3'
const sound = Buffer.alloc(32, 7).toString('base64url')

function listen(host = '127.0.0.1'): Promise<[Server, number]> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      resolve([server, typeof address === 'object' && address !== null ? address.port : 0])
    })
  })
}

const stop = (server: Server) => new Promise((resolve) => server.close(resolve))

async function onlyProblem(problems: Promise<readonly string[]>): Promise<string> {
  const all = await problems
  assert.is(all.length, 1, `expected one problem: ${all.join(' | ')}`)
  return all[0] ?? ''
}

test('a fresh machine is fine; the folder is made for its owner only, and nothing in it', async ({
  directory,
  port,
}) => {
  const dataDir = join(directory, 'deep/data')
  const config = { dataDir, keyFile: join(dataDir, 'trial.key'), host: '127.0.0.1', port }
  assert.equal(await checkMachine(config, { sqliteVersion }), [])
  assert.is(statSync(dataDir).mode & 0o777, 0o700)
  assert.equal(readdirSync(dataDir), [])
  assert.equal(await checkMachine(config, { sqliteVersion }), [], 'and again')
})

test('the port is free again after the check', async ({ port }) => {
  assert.equal(await checkMachine({ host: '127.0.0.1', port }, { sqliteVersion }), [])
  const server = createServer()
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
  await stop(server)
})

test('a folder that is a file, is below a file, or refuses to be written is a problem', async ({
  directory,
}) => {
  writeFileSync(join(directory, 'file'), 'x')
  const check = (dataDir: string) =>
    onlyProblem(checkMachine({ dataDir, keyFile: join(dataDir, 'comptoir.key') }, { sqliteVersion }))
  assert.match(
    await check(join(directory, 'file')),
    /^DATA_DIR is .*file, where nothing can be written \(it is not a folder\)/,
  )
  assert.match(await check(join(directory, 'file/data')), /\(a part of the path is a file, not a folder\)/)
  assert.match(
    await check('/proc/comptoir'),
    /^DATA_DIR is \/proc\/comptoir, where nothing can be written \(/,
  )
  assert.match(await check('/proc/self'), /^DATA_DIR is \/proc\/self, where nothing can be written \(/)
  const checkFolder = (dataDir: string) => onlyProblem(checkMachine({ dataDir }, { sqliteVersion }))
  assert.match(await checkFolder(join(directory, 'a'.repeat(300))), /\(the path is too long\)/)
  assert.match(await checkFolder(`${directory}/\0`), /\(the system answers ERR_INVALID_ARG_VALUE\)/)
})

test('a key file is looked at, and never made', async ({ directory }) => {
  const keyFile = join(directory, 'comptoir.key')
  const check = () => checkMachine({ dataDir: directory, keyFile }, { sqliteVersion })
  assert.equal(await check(), [])
  assert.not(existsSync(keyFile))
  writeFileSync(keyFile, sound, { mode: 0o600 })
  assert.equal(await check(), [])
  chmodSync(keyFile, 0o604)
  assert.match(
    await onlyProblem(check()),
    /^The key file .* can be opened by other people of this machine \(mode 0604\)/,
  )
  chmodSync(keyFile, 0o600)
  writeFileSync(keyFile, 'short')
  assert.match(await onlyProblem(check()), /^The key file .* does not hold a key/)
})

test('a port or a host that cannot be had: each reason has its sentence', async () => {
  const [server, port] = await listen()
  const check = (host: string, asked: number) =>
    onlyProblem(checkMachine({ host, port: asked }, { sqliteVersion }))
  try {
    assert.is(
      await check('127.0.0.1', port),
      `PORT is ${port}, where another program already listens on 127.0.0.1: stop it, or set another PORT.`,
    )
    assert.match(
      await check('0.0.0.0', port),
      /^PORT is \d+, where another program already listens on 0\.0\.0\.0/,
    )
  } finally {
    await stop(server)
  }
  assert.match(
    await check('192.0.2.1', port),
    /^HOST is 192\.0\.2\.1, which is not an address of this machine/,
  )
  assert.match(
    await check('no-such-host.invalid', port),
    /^HOST is no-such-host\.invalid, a name that leads to no address/,
  )
  assert.match(
    await check('127.0.0.1', 70_000),
    /^HOST is 127\.0\.0\.1 and PORT is 70000, where listening fails \(ERR_/,
  )
})

test('old versions are refused', async () => {
  const check = (sqlite: string, nodeVersion: string) =>
    checkMachine({}, { sqliteVersion: sqlite, nodeVersion })
  assert.equal(await check('3.51.3', '20.19.0'), [])
  assert.equal(await check('3.53.0', '26.0.0'), [])
  assert.match(
    await onlyProblem(check('3.51.2', '20.19.0')),
    /^SQLite 3\.51\.2 is too old: 3\.51\.3 or later/,
  )
  assert.match(
    await onlyProblem(check('3.51.3', '20.18.3')),
    /^Node 20\.18\.3 is too old: install Node 20\.19\.0 or later/,
  )
  assert.is((await check('', 'x')).length, 2)
})

test('versions are compared number by number', () => {
  const ascending = [
    '0.0.1',
    '2.99.99',
    '3.0',
    '3.9.0',
    '3.10',
    '3.50.12',
    '3.51.2',
    '3.51.3',
    '3.51.10',
    '3.100.0',
    '4.0.0',
    '20.9.0',
    '20.19.0',
  ]
  for (const [lower, least] of ascending.entries())
    for (const [upper, version] of ascending.entries())
      assert.is(isAtLeast(version, least), upper >= lower, `${version} ${least}`)
  assert.ok(isAtLeast('v20.19.0', '20.19.0'))
  assert.ok(isAtLeast('24.0.0-nightly2025', '20.19.0'))
  for (const none of ['', '3', 'three', '3.x', '3.51.3x', '-3.51.3'])
    assert.not(isAtLeast(none, '0.0.0'), none)
})

test('a start in order answers the configuration', async ({ directory, port }) => {
  const start = await prepareStart({ environment: { PORT: String(port) }, directory, sqliteVersion })
  assert.ok(start.ok)
  assert.is(start.ok && start.config.publicUrl, `http://localhost:${port}`)
})

test('problems of the settings and of the machine come together', async ({ directory }) => {
  const [server, port] = await listen()
  writeFileSync(join(directory, 'comptoir.key'), sound, { mode: 0o644 })
  chmodSync(join(directory, 'comptoir.key'), 0o644)
  const environment = {
    PUBLIC_URL: 'https://shop.example',
    MAIL_FROM: 'hello@shop.example',
    SHOP_NAME: 'Léa',
    PORT: String(port),
    DATA_DIR: '.',
  }
  const start = await prepareStart({ environment, directory, sqliteVersion: '3.45.0', nodeVersion: '18.0.0' })
  await stop(server)
  const problems = start.ok ? [] : start.problems
  const beginnings = [
    'RESEND_API_KEY is missing',
    'Node 18.0.0',
    'SQLite 3.45.0',
    'The key file',
    `PORT is ${port}`,
  ]
  assert.is(problems.length, beginnings.length, problems.join('\n'))
  for (const [index, beginning] of beginnings.entries())
    assert.ok(problems[index]?.startsWith(beginning), problems[index])
  for (const problem of problems) assert.match(problem, /^[^\n]+\.$/)
})

test('a machine that is not ready stops settings that are in order', async ({ directory, port }) => {
  const environment = { PORT: String(port), DATA_DIR: '/proc/comptoir' }
  const start = await prepareStart({ environment, directory, sqliteVersion })
  assert.not(start.ok)
  assert.is(start.ok || start.problems.length, 1)
})

test('an unusable part of the settings leaves the rest of the machine checked', async ({ directory }) => {
  const [server, port] = await listen()
  const badFolder = { environment: { PORT: String(port), DATA_DIR: '~/x' }, directory, sqliteVersion }
  const badPort = { environment: { PORT: 'x', DATA_DIR: '/proc/comptoir' }, directory, sqliteVersion }
  const [one, other] = [await prepareStart(badFolder), await prepareStart(badPort)]
  await stop(server)
  const beginnings = (start: typeof one) =>
    start.ok ? [] : start.problems.map((problem) => problem.split(' is ')[0])
  assert.equal(beginnings(one), ['DATA_DIR', 'PORT'])
  assert.equal(beginnings(other), ['PORT', 'DATA_DIR'])
  assert.equal(readdirSync(directory), [])
})

test.run()
