import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { demoCustomers } from '../../src/demo/people.ts'
import { openBrowser, overTheWire } from '../support/browser.ts'
import { makeFolder, removeFolder, startProcess } from '../support/process.ts'

const project = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** What the package is made from: nothing else of the checkout may be needed. */
const ingredients = ['src', 'views', 'public', 'drizzle', 'package.json', 'tsconfig.json', 'README.md']

const test = suite<{ folder: string; installed: string; program: string }>('The package')

test.before(async (t) => {
  t.folder = makeFolder()
  const checkout = join(t.folder, 'checkout')
  for (const name of ingredients) cpSync(join(project, name), join(checkout, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(checkout, 'node_modules'))
  // What an earlier build has left must not travel.
  cpSync(join(project, 'README.md'), join(checkout, 'dist', 'chunks', 'left-over.js'))
  await run('npm', ['pack', '--silent', '--offline', '--pack-destination', t.folder], { cwd: checkout })

  t.installed = join(t.folder, 'elsewhere', 'node_modules')
  t.program = join(t.installed, 'comptoir')
  mkdirSync(t.program, { recursive: true })
  const tarball = readdirSync(t.folder).find((name) => name.endsWith('.tgz')) ?? ''
  await run('tar', ['-xzf', join(t.folder, tarball), '--strip-components=1', '-C', t.program])
  // As `npm install --omit=dev` would, without a network: what package.json names, and nothing it does not.
  for (const name of Object.keys(manifest(t.program).dependencies)) {
    mkdirSync(dirname(join(t.installed, name)), { recursive: true })
    symlinkSync(join(project, 'node_modules', name), join(t.installed, name))
  }
})

test.after(({ folder }) => removeFolder(folder))

test('it holds the program, its public files, its migrations and the README, and nothing else', (t) => {
  const files = readdirSync(t.program, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(t.program.length + 1))

  const migrations = readdirSync(join(project, 'drizzle', 'sqlite')).filter((name) => name.endsWith('.sql'))
  for (const name of migrations) assert.ok(files.includes(`drizzle/sqlite/${name}`), name)
  for (const name of ['dist/server.js', 'dist/comptoir.js', 'README.md', 'public/styles/index.css'])
    assert.ok(files.includes(name), name)
  const strangers = files.filter(
    (name) =>
      !/^(dist|public)\/|^drizzle\/sqlite\/\d+_[\w-]+\.sql$|^(README\.md|package\.json)$/.test(name) ||
      name.includes('left-over'),
  )
  assert.equal(strangers, [])
})

test('installed elsewhere it is a shop: pages, styles, an address in another country', async (t) => {
  const started = await startProcess({ folder: t.folder, program: join(t.program, 'dist', 'server.js') })
  await started.ready()
  const browser = openBrowser(overTheWire, { origin: started.url })
  await browser.open('/login')
  assert.is(browser.heading, 'Log in')
  const style = browser.find('link[rel=stylesheet]')?.getAttribute('href')
  assert.is((await fetch(new URL(style ?? '/none', started.url))).status, 200)

  const [, password = ''] = /Password +(.+)/.exec(started.err()) ?? []
  await browser
    .type('Email', demoCustomers[0]?.email ?? '')
    .type('Password', password)
    .press('Log in')
  await browser.open('/address-book/new')
  await browser.choose('Country', 'Japan').press('Change')
  assert.is(browser.field('Prefecture').autocomplete, 'address-level1')
  assert.equal(await started.stop(), { code: 0, signal: null })
})

test('its commands work too, with the database of the server', async (t) => {
  const comptoir = join(t.program, manifest(t.program).bin.comptoir)
  const environment = { DATA_DIR: join(t.folder, 'by-command') }
  const words = ['staff', 'add', 'odile@perrin.example', '--name', 'Odile', '--role', 'owner', '--json']

  assert.match(readFileSync(comptoir, 'utf8'), /^#!\/usr\/bin\/env -S node/)
  const help = await told(comptoir, ['--help'], environment)
  assert.match(help.out, 'comptoir backup FILE')
  const added = await told(comptoir, words, environment)
  assert.is(added.code, 0, added.err)
  const listed = await told(comptoir, ['staff', 'list', '--json'], environment)
  assert.is(JSON.parse(listed.out)[0].email, 'odile@perrin.example')
})

const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function told(program: string, words: string[], settings: Record<string, string>) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const said = { out: '', err: '' }
    const child = spawn(process.execPath, [program, ...words], { cwd: dirname(program), env: settings })
    child.stdout.on('data', (part) => {
      said.out += part
    })
    child.stderr.on('data', (part) => {
      said.err += part
    })
    child.once('close', (code) => resolve({ code, ...said }))
  })
}

test.run()
