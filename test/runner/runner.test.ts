import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

type Case = {
  folder: string
  says: RegExp
  counts: string
  words?: string[]
  seconds?: number
  exitCode?: number | 'killed'
}

/** Every way in which a run can go wrong, most of which uvu's own runner takes for success. */
const cases: Record<string, Case> = {
  'all pass': { folder: 'all-pass', says: /slowest files/, counts: '3 passed, 0 failed', exitCode: 0 },
  'one file asked for': {
    folder: 'all-pass',
    words: ['two', 'nothing-like-it'],
    says: /two\.test/,
    counts: '1 passed, 0 failed',
    exitCode: 0,
  },
  'no file asked for is there': {
    folder: 'all-pass',
    words: ['three'],
    says: /no test file found/,
    counts: '0 passed, 1 failed',
  },
  'no test file': { folder: 'no-tests', says: /no test file found/, counts: '0 passed, 1 failed' },
  'a test fails': {
    folder: 'test-fails',
    says: /test-fails\/one\.test\.ts: .*FAIL.*"Anna finds her orders"[\s\S]*coffee[\s\S]*one\.test\.ts:6/,
    counts: '1 passed, 1 failed',
  },
  'a before hook throws': { folder: 'before-throws', says: /no shop to test/, counts: '0 passed, 1 failed' },
  'a before hook of a suite throws': {
    folder: 'suite-before-throws',
    says: /a hook threw/,
    counts: '0 passed, 1 failed',
  },
  'an after hook throws': { folder: 'after-throws', says: /cannot clean up/, counts: '1 passed, 1 failed' },
  'an after hook of a suite throws': {
    folder: 'suite-after-throws',
    says: /cannot clean up/,
    counts: '0 passed, 1 failed',
  },
  'after.each throws after a failure': {
    folder: 'after-each-throws',
    says: /cannot sweep/,
    counts: '0 passed, 1 failed',
  },
  'null is thrown': { folder: 'throws-null', says: /stopped after 1 of 2/, counts: '1 passed, 1 failed' },
  'test.run() is forgotten, and the next file does not run its tests': {
    folder: 'forgotten-run',
    says: /one\.test\.ts: holds tests that never run: test\.run\(\) is missing/,
    counts: '1 passed, 1 failed',
  },
  'the run of a second suite is forgotten': {
    folder: 'forgotten-second-suite',
    says: /second\.run\(\) is missing/,
    counts: '1 passed, 1 failed',
  },
  'only is left over': { folder: 'left-over-only', says: /forgotten `only`/, counts: '1 passed, 1 failed' },
  'skip is left over': { folder: 'left-over-skip', says: /or `skip`/, counts: '1 passed, 1 failed' },
  'a suite is empty': { folder: 'empty-suite', says: /without a test/, counts: '0 passed, 1 failed' },
  'a file cannot be imported, the next one runs': {
    folder: 'import-fails',
    says: /cannot be loaded/,
    counts: '1 passed, 1 failed',
  },
  'a test never ends, the next file runs': {
    folder: 'never-ends',
    seconds: 2,
    says: /still running after 2 s/,
    counts: '1 passed, 1 failed',
  },
  'a test loops for ever': {
    folder: 'endless-loop',
    seconds: 1,
    says: /never gave the thread back/,
    counts: '0 passed, 1 failed',
    exitCode: 'killed',
  },
  'a rejection is not handled': {
    folder: 'unhandled-rejection',
    says: /nobody listens/,
    counts: '1 passed, 1 failed',
  },
  'an exception is not caught': {
    folder: 'uncaught-exception',
    says: /thrown by a timer/,
    counts: '1 passed, 1 failed',
  },
  'a test ends the process': {
    folder: 'calls-exit',
    says: /process\.exit was called here[\s\S]*two\.test\.ts/,
    counts: '1 passed, 1 failed',
  },
}

for (const [name, { folder, words = [], seconds = 60, says, counts, exitCode = 1 }] of Object.entries(
  cases,
)) {
  test(`the runner, when ${name}`, async () => {
    const run = await runFixture(folder, words, seconds)

    assert.is(run.exitCode, exitCode, run.output)
    assert.match(run.output, says)
    assert.is(run.output.trimEnd().split('\n').at(-1), counts, run.output)
  })
}

function runFixture(
  folder: string,
  words: string[],
  seconds: number,
): Promise<{ exitCode: unknown; output: string }> {
  const runner = fileURLToPath(new URL('../run.ts', import.meta.url))
  const fixtures = fileURLToPath(new URL(`./fixtures/${folder}`, import.meta.url))
  const args = ['--import', 'tsx', runner, '--in', fixtures, '--file-seconds', String(seconds), ...words]
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) => {
      const exitCode = error?.signal === 'SIGKILL' ? 'killed' : (error?.code ?? 0)
      resolve({ exitCode, output: stdout + stderr })
    })
  })
}

test.run()
