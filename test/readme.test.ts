import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { paths } from '../src/paths.ts'
import { defaultInWords, settings } from '../src/settings/settings.ts'
import { commands } from '../src/start/commands.ts'

const project = join(import.meta.dirname, '..')
const readme = readFileSync(join(project, 'README.md'), 'utf8')

test('the README has the very settings that are read', () => {
  const table = [
    '| setting | default | meaning |',
    '|---|---|---|',
    ...settings.map((setting) => {
      const required = setting.required ? ' **Required on a real shop.**' : ''
      return `| \`${setting.name}\` | ${defaultInWords(setting)} | ${setting.meaning}${required} |`
    }),
  ].join('\n')

  assert.is(readme.split('<!-- settings -->')[1]?.split('<!-- /settings -->')[0]?.trim(), table)
})

test('the README names every script that it tells to run', () => {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))

  for (const [, name = ''] of readme.matchAll(/npm run ([a-z:]+)/g)) assert.ok(name in scripts, name)
  assert.match(readme, paths.health)
})

test('the README lists every command with what it takes, and no other', () => {
  const [, table = ''] = /\n## Commands\n([\s\S]*?)\n## /.exec(readme) ?? []
  const listed = [...table.matchAll(/`comptoir ([a-z][^`]*)`/g)].map(([, command]) => command)

  assert.equal(listed.sort(), commands.map(({ name, takes }) => [name, ...takes].join(' ')).sort())
})

test.run()
