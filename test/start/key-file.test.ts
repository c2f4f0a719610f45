import { execFile } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { makeOrReadKey, readKeyFile } from '../../src/start/key-file.ts'

const run = promisify(execFile)
const test = suite<{ directory: string; keyFile: string }>('key file', { directory: '', keyFile: '' })
test.before.each((context) => {
  context.directory = mkdtempSync(join(tmpdir(), 'comptoir-key-'))
  context.keyFile = join(context.directory, 'comptoir.key')
})
test.after.each(({ directory }) => rmSync(directory, { recursive: true }))

const sound = Buffer.alloc(32, 0xfb).toString('base64url')

function put(path: string, text: string, mode = 0o600): void {
  rmSync(path, { force: true })
  writeFileSync(path, text)
  chmodSync(path, mode)
}

async function problemWith(path: string): Promise<string> {
  const reading = await readKeyFile(path)
  assert.is(reading.state, 'unusable')
  return reading.state === 'unusable' ? reading.problem : ''
}

test('a missing key is made: 32 bytes, for its owner only, and nothing else is left', async ({
  directory,
  keyFile,
}) => {
  assert.equal(await readKeyFile(keyFile), { state: 'missing' })
  const key = await makeOrReadKey({ keyFile })
  assert.is(key.length, 32)
  assert.is(statSync(keyFile).mode & 0o777, 0o600)
  assert.is(readFileSync(keyFile, 'utf8'), `${key.toString('base64url')}\n`)
  assert.equal(readdirSync(directory), ['comptoir.key'])
})

test('the key stays the same, and another folder gets another', async ({ directory, keyFile }) => {
  const key = await makeOrReadKey({ keyFile })
  assert.equal(await makeOrReadKey({ keyFile }), key)
  assert.not.equal(await makeOrReadKey({ keyFile: join(directory, 'trial.key') }), key)
})

test('a key with or without a newline is read', async ({ keyFile }) => {
  for (const text of [sound, `${sound}\n`]) {
    put(keyFile, text)
    assert.equal(await makeOrReadKey({ keyFile }), Buffer.alloc(32, 0xfb))
  }
})

test('a key through a link, as container secrets come, is read', async ({ directory, keyFile }) => {
  put(join(directory, 'elsewhere'), sound)
  symlinkSync('elsewhere', keyFile)
  assert.equal(await makeOrReadKey({ keyFile }), Buffer.alloc(32, 0xfb))
})

test('anything but 32 bytes in base64url is refused, unshown and untouched', async ({ keyFile }) => {
  const broken = [
    '',
    '\n',
    sound.slice(1),
    `${sound}A`,
    `${sound}\n\n`,
    `${sound}\r\n`,
    ` ${sound}`,
    `${sound}=`,
    `${sound}\nmore`,
    sound.replaceAll('-', '+').replaceAll('_', '/'),
    // The last character carries two bits too many.
    `${sound.slice(0, 42)}t`,
    'f'.repeat(64),
    'é'.repeat(43),
    '\0'.repeat(32),
    sound.repeat(1000),
  ]
  for (const text of broken) {
    put(keyFile, text)
    assert.match(
      await problemWith(keyFile),
      /^The key file \/.*comptoir\.key does not hold a key .*\.$/,
      JSON.stringify(text),
    )
    assert.not.match(await problemWith(keyFile), new RegExp(sound.slice(2, 20)))
    assert.is(readFileSync(keyFile, 'utf8'), text)
  }
})

test('a key that group or others can open is refused, whatever the bit', async ({ keyFile }) => {
  for (const mode of [0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o644, 0o666, 0o777, 0o440]) {
    put(keyFile, sound, mode)
    assert.match(
      await problemWith(keyFile),
      new RegExp(`\\(mode 0${mode.toString(8)}\\): run chmod 600 on it\\.$`),
    )
  }
  for (const mode of [0o600, 0o400, 0o700]) {
    put(keyFile, sound, mode)
    assert.is((await readKeyFile(keyFile)).state, 'key', mode.toString(8))
  }
})

test('a folder, a pipe, a device and a link to nowhere are refused without waiting', async ({
  directory,
}) => {
  mkdirSync(join(directory, 'folder'), { mode: 0o700 })
  await run('mkfifo', ['-m', '600', join(directory, 'pipe')])
  symlinkSync('nothing', join(directory, 'nowhere'))
  symlinkSync('circle', join(directory, 'circle'))
  for (const name of ['folder', 'pipe']) {
    assert.match(await problemWith(join(directory, name)), /is not a regular file: move it away\.$/)
  }
  assert.match(await problemWith('/dev/null'), /is not a regular file/)
  assert.match(
    await problemWith(join(directory, 'nowhere')),
    /cannot be read: a part of the path does not exist\.$/,
  )
  assert.match(
    await problemWith(join(directory, 'circle')),
    /cannot be read: the path goes through links in a circle\.$/,
  )
})

test('an unusable key is an exception for whoever needs it, and is not replaced', async ({
  directory,
  keyFile,
}) => {
  put(keyFile, 'broken')
  const message = await makeOrReadKey({ keyFile }).then(String, (error: Error) => error.message)
  assert.match(message, /does not hold a key/)
  assert.is(readFileSync(keyFile, 'utf8'), 'broken')
  const noFolder = await makeOrReadKey({ keyFile: join(directory, 'no/such.key') }).then(
    String,
    (error: Error) => error.message,
  )
  assert.match(noFolder, /ENOENT/)
})

test('many who start at once in one process end with one key', async ({ directory }) => {
  for (let round = 0; round < 30; round++) {
    const keyFile = join(directory, `${round}.key`)
    const keys = await Promise.all(Array.from({ length: 12 }, () => makeOrReadKey({ keyFile })))
    assert.is(new Set(keys.map(String)).size, 1)
  }
  assert.is(readdirSync(directory).length, 30)
})

test('processes that start at once end with one key', async ({ directory }) => {
  const program = `
    import { makeOrReadKey } from ${JSON.stringify(new URL('../../src/start/key-file.ts', import.meta.url).href)}
    const at = Number(process.argv[1])
    while (Date.now() < at) {}
    const keys = []
    for (let round = 0; round < 40; round++)
      keys.push((await makeOrReadKey({ keyFile: ${JSON.stringify(directory)} + '/' + round + '.key' })).toString('hex'))
    console.log(keys.join())`
  const startAt = String(Date.now() + 2500)
  const start = () =>
    run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, startAt])
  const endings = await Promise.allSettled([start(), start(), start()])
  const outputs = endings.map((ending) =>
    ending.status === 'fulfilled' ? ending.value.stdout.trim() : String(ending.reason),
  )
  assert.is(outputs[0]?.split(',').length, 40)
  assert.is(new Set(outputs).size, 1)
  assert.is(readdirSync(directory).length, 40)
})

test.run()
