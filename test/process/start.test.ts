import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { demoCustomers } from '../../src/demo/people.ts'
import { settings } from '../../src/settings/settings.ts'
import { openBrowser, overTheWire } from '../support/browser.ts'
import { compiledServer } from '../support/compiled.ts'
import { type MailFarEnd, startMailFarEnd } from '../support/mail-far-end.ts'
import { freePort, makeFolder, realShop, refusalOf, removeFolder, startProcess } from '../support/process.ts'

const test = suite<{ folder: string; farEnd: MailFarEnd }>('The process starts')

test.before.each(async (t) => {
  t.folder = makeFolder()
  t.farEnd = await startMailFarEnd()
})

test.after.each(async ({ folder, farEnd }) => {
  await farEnd.stop()
  removeFolder(folder)
})

test('with no settings it is a trial, and says where it listens, who is there and what to do next', async (t) => {
  const trial = await startProcess({ folder: t.folder })
  await trial.ready()
  const said = trial.err()
  assert.match(said, `${trial.url}/login`)
  assert.match(said, `${trial.url}/development/mailbox`)
  assert.match(said, join(t.folder, 'mailbox'))
  for (const { email } of demoCustomers) assert.match(said, email)
  for (const name of ['PUBLIC_URL', 'SHOP_NAME', 'MAIL_FROM', 'RESEND_API_KEY', '--help'])
    assert.match(said, name)

  const browser = openBrowser(overTheWire, { origin: trial.url })
  await browser.open('/login')
  assert.is(browser.heading, 'Log in')
  const [, password = ''] = /Password +(.+)/.exec(said) ?? []
  await browser
    .type('Email', demoCustomers[0]?.email ?? '')
    .type('Password', password)
    .press('Log in')
  assert.is(browser.heading, 'Profile')
  assert.equal(await trial.stop(), { code: 0, signal: null })
})

test('its files are for its owner only, whatever the folder and the umask allow', async (t) => {
  const folder = join(t.folder, 'data')
  const started = await startProcess({ folder: t.folder, settings: { DATA_DIR: folder } })
  await started.ready()
  const browser = openBrowser(overTheWire, { origin: started.url })
  await browser.open('/forgot-password')
  await browser.type('Email', 'anna@example.com').press('Reset password')
  await waitFor(
    () => readdirSync(folder).includes('mailbox') && readdirSync(join(folder, 'mailbox')).length >= 3,
  )

  assert.is(modeOf(folder), '700')
  assert.is(modeOf(join(folder, 'mailbox')), '700')
  const files = [
    ...['trial.key', 'trial.sqlite', 'trial.sqlite-wal', 'trial.sqlite-shm'],
    ...readdirSync(join(folder, 'mailbox')).map((name) => join('mailbox', name)),
  ]
  for (const file of files) assert.is(modeOf(join(folder, file)), '600', file)
  await started.stop()
})

test('a folder that was there with open doors does not open the files', async (t) => {
  const folder = join(t.folder, 'data')
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  const started = await startProcess({ folder: t.folder, settings: { DATA_DIR: folder } })
  await started.ready()

  for (const file of readdirSync(folder)) assert.is(modeOf(join(folder, file)), '600', file)
  await started.stop()
})

test('trial and real shop share no file, and the real shop has no mailbox page', async (t) => {
  const trial = await startProcess({ folder: t.folder })
  await trial.ready()
  await trial.stop()
  const ofTheTrial = readdirSync(t.folder)

  const port = await freePort()
  const shop = await startProcess({ folder: t.folder, port, settings: realShop(port, t.farEnd) })
  await shop.ready()
  const both = readdirSync(t.folder)
  assert.ok(both.includes('comptoir.sqlite') && both.includes('comptoir.key'), both.join(' '))
  assert.not(
    ofTheTrial.some((name) => name.startsWith('comptoir')),
    ofTheTrial.join(' '),
  )
  assert.is.not(
    readFileSync(join(t.folder, 'trial.key'), 'utf8'),
    readFileSync(join(t.folder, 'comptoir.key'), 'utf8'),
  )

  const browser = openBrowser(overTheWire, { origin: shop.url })
  assert.is((await browser.open('/development/mailbox')).status, 404)
  await browser.open('/login')
  await browser
    .type('Email', 'anna@example.com')
    .type('Password', 'zinc counter, white paper')
    .press('Log in')
  assert.is(browser.status, 422, 'no demo customer is in a real shop')
  await shop.stop()
})

test('--help lists every setting with its default and starts nothing', async (t) => {
  const { code, out } = await refusalOf({ folder: t.folder, words: ['--help'] })

  assert.is(code, 0)
  for (const { name, meaning, default: standard } of settings) {
    assert.match(out, name)
    if (standard) assert.match(out, standard, name)
    assert.ok(out.replace(/\s+/g, ' ').includes(meaning.replace(/\s+/g, ' ')), `${name}: ${meaning}`)
  }
  assert.equal(readdirSync(t.folder), [])
})

test('a reader of --help who has seen enough is no failure', async () => {
  const child = spawn(process.execPath, [await compiledServer(), '--help'])
  let said = ''
  child.stderr.on('data', (part) => {
    said += part
  })
  child.stdout.destroy()

  const code = await new Promise((resolve) => child.once('close', resolve))
  assert.equal([code, said], [0, ''])
})

test('several problems come at once: one sentence each, exit code 2, no stack trace, nothing made', async (t) => {
  const { code, out, err } = await refusalOf({
    folder: t.folder,
    settings: {
      PUBLIC_URL: 'http://account.perrin.example',
      SHOP_NAEM: 'Perrin',
      SHOP_NAME: 'Perrin & Filles',
      TEMPORARY_PASSWORD_MINUTES: '1441',
    },
  })

  assert.is(code, 2)
  assert.is(out, '')
  assertSentences(err)
  for (const name of ['PUBLIC_URL', 'SHOP_NAEM', 'TEMPORARY_PASSWORD_MINUTES', 'RESEND_API_KEY', 'MAIL_FROM'])
    assert.match(err, new RegExp(`^ {2}- ${name}`, 'm'), err)
  assert.equal(readdirSync(t.folder), [])
})

test('a word that it does not know is refused', async (t) => {
  const { code, err } = await refusalOf({ folder: t.folder, words: ['--hlep'] })

  assert.is(code, 2)
  assert.match(err, /There is no --hlep/)
})

test('a port that is taken is a sentence', async (t) => {
  const other = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const { code, err } = await refusalOf({ folder: t.folder, port })
  await new Promise((resolve) => other.close(resolve))

  assert.is(code, 2)
  assertSentences(err)
  assert.match(err, new RegExp(`PORT is ${port}, where another program already listens`))
})

test('a key file that others can read is refused', async (t) => {
  const key = join(t.folder, 'trial.key')
  writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64url')}\n`)
  chmodSync(key, 0o640)
  const { code, err } = await refusalOf({ folder: t.folder })

  assert.is(code, 2)
  assertSentences(err)
  assert.match(err, /mode 0640/)
})

async function waitFor(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !condition(); await new Promise((done) => setTimeout(done, 10)))
    if (Date.now() > deadline) throw new Error('waited 10 s in vain')
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

function assertSentences(err: string): void {
  assert.match(err, /^Comptoir cannot start:\n( {2}- [A-Z][^\n]*[.?]\n)+$/, err)
  assert.not.match(err, /\n\s+at |node:|Error:/)
}

test.run()
