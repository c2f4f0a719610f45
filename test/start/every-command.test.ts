import { existsSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { settings } from '../../src/settings/settings.ts'
import { commands } from '../../src/start/commands.ts'
import { type Desk, openDesk } from '../imports/desk.ts'

const test = suite<{ desk: Desk }>('Every command')

test.before.each((t) => {
  t.desk = openDesk()
})

test.after.each(({ desk }) => desk.close())

test('has a help that names all it takes, as has each word that begins several', async ({ desk }) => {
  for (const { name, takes, options } of commands) {
    const { code, out } = await desk.type(...name.split(' '), '--help')
    assert.is(code, 0, name)
    assert.ok(out.startsWith(`Usage: comptoir ${[name, ...takes].join(' ')}`), name)
    for (const option of Object.keys(options)) assert.match(out, `  --${option}`, `${name} --${option}`)
  }
  for (const first of new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))) {
    const { code, out } = await desk.type(first, '--help')
    assert.is(code, 0, first)
    for (const { name } of commands.filter(({ name: each }) => each.split(' ')[0] === first))
      assert.match(out, `comptoir ${name}`)
  }
  assert.not.ok(existsSync(desk.file('trial.sqlite')), 'a help opens no shop')
})

test('refuses with exit code 2 what it does not know, one thing too many, and one too few', async ({
  desk,
}) => {
  for (const { name, takes } of commands) {
    const [begins, given] = [name.split(' '), takes.map(() => 'anna@example.com')]
    const wrong = [
      [...begins, ...given, '--sing'],
      [...begins, ...given, 'extra'],
      ...(takes.length > 0 ? [begins] : []),
    ]
    for (const words of wrong) {
      const { code, out, err } = await desk.type(...words)
      assert.equal([code, out], [2, ''], words.join(' '))
      assert.match(err, `comptoir ${name} --help says more.`)
    }
  }
})

test('speaks JSON to scripts, also of what failed', async ({ desk }) => {
  for (const { name, options } of commands) assert.ok(options['json'], name)
  await desk.type('staff', 'add', 'odile@perrin.example', '--name', 'Odile', '--role', 'owner')
  const nobody = 'nobody@perrin.example'
  const failing = [
    ['import', 'orders', desk.file('none.csv')],
    ['import', 'customers', desk.folder],
    ['export', 'orders', '--out', desk.file('no/where')],
    ...['show', 'disable', 'enable', 'delete'].map((act) => ['customer', act, nobody]),
    ['api-key', 'end', 'x'],
    ['staff', 'add', 'odile@perrin.example', '--name', 'Odile'],
    ...['disable', 'enable', 'password'].map((act) => ['staff', act, nobody]),
    ['staff', 'disable', 'odile@perrin.example'],
    ['backup', desk.file('no/where')],
    ['restore', desk.file('none')],
    ['doctor'],
  ]
  for (const words of failing) {
    const { code, out } = await desk.type(...words, '--json')
    assert.is(code, 1, words.join(' '))
    assert.type(JSON.parse(out), 'object', words.join(' '))
  }

  desk.write('trial.sqlite', 'no database at all, but long enough to be looked at'.repeat(50))
  const { code, out } = await desk.type('staff', 'list', '--json')
  assert.is(code, 1)
  assert.match(JSON.parse(out).problem, 'is not an SQLite database')
})

test('the settings are listed even where they are wrong, and none of what they are set to', async ({
  desk,
}) => {
  desk.settings = { PUBLIC_URL: 'nowhere', RESEND_API_KEY: 're_never_told' }
  const { code, out } = await desk.type('settings')
  assert.is(code, 0)
  const told = JSON.parse((await desk.type('settings', '--json')).out)
  assert.equal(
    told.map(({ name }: { name: string }) => name),
    settings.map(({ name }) => name),
  )
  for (const { name, meaning } of told) {
    assert.match(out, `  ${name}`)
    assert.ok(meaning.length > 0, name)
  }
  assert.not.match(out + JSON.stringify(told), 're_never_told')
  assert.not.ok(existsSync(desk.file('trial.sqlite')))
})

test.run()
