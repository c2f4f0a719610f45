import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { findProgram, missingPrograms } from './find-program.ts'

const test = suite<{ folder: string }>('What the tests in browsers need')

test.before.each((t) => {
  t.folder = mkdtempSync(join(tmpdir(), 'comptoir-programs-'))
})
test.after.each(({ folder }) => rmSync(folder, { recursive: true }))

test('what is missing is told at once, with the command that installs it', ({ folder }) => {
  assert.is(
    missingPrograms({ PATH: folder }),
    'The tests in real browsers need Chromium, Firefox, lynx, w3m, links, tmux and Java, not found on this machine. ' +
      'Install: apt-get install chromium firefox-esr lynx w3m links2 tmux default-jre-headless ' +
      'or tell where it is, with CHROMIUM and FIREFOX.',
  )
  assert.throws(() => findProgram('lynx', { PATH: folder }), 'Install: apt-get install lynx')
  assert.is(missingPrograms(), null, 'this machine has them all')
})

test('a program is found by its other name, and by its setting first of all', ({ folder }) => {
  symlinkSync('/bin/true', join(folder, 'chromium-browser'))
  assert.is(findProgram('chromium', { PATH: folder }), join(folder, 'chromium-browser'))
  assert.is(findProgram('chromium', { PATH: folder, CHROMIUM: '/bin/true' }), '/bin/true')
  assert.throws(
    () => findProgram('chromium', { PATH: folder, CHROMIUM: '/nowhere' }),
    'CHROMIUM is /nowhere, which is no program.',
  )
})

test('the run fails without them, and its last line says so', async ({ folder }) => {
  const { code, output } = await runWithPath(folder)
  assert.is(code, 1)
  assert.match(output, 'apt-get install chromium')
  assert.is(output.trimEnd().split('\n').at(-1), '0 passed, 1 failed')
})

function runWithPath(PATH: string): Promise<{ code: unknown; output: string }> {
  const program = fileURLToPath(new URL('../run.ts', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program], { env: { PATH } }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    )
  })
}

test.run()
