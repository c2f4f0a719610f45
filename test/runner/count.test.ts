import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('The count of CI')

const says = (line: string, code = 0) => ['bash', '-c', `echo before; echo "${line}"; exit ${code}`]
const good = says('40 passed, 0 failed')

type Case = { commands: string[][]; lastLine: string; exitCode: number }

const cases: Record<string, Case> = {
  'both parts pass': {
    commands: [good, says('2 passed, 0 failed')],
    lastLine: '42 passed, 0 failed',
    exitCode: 0,
  },
  'a test of the first fails, and the second still runs': {
    commands: [says('1 passed, 3 failed', 1), good],
    lastLine: '41 passed, 3 failed',
    exitCode: 1,
  },
  'a test of the second fails': {
    commands: [good, says('1 passed, 3 failed', 1)],
    lastLine: '41 passed, 3 failed',
    exitCode: 1,
  },
  'a failure is counted but the exit code says nothing': {
    commands: [good, says('1 passed, 1 failed')],
    lastLine: '41 passed, 1 failed',
    exitCode: 1,
  },
  'the exit code is bad though nothing is counted as failed': {
    commands: [good, says('2 passed, 0 failed', 3)],
    lastLine: '42 passed, 1 failed',
    exitCode: 1,
  },
  'one part ends before it has counted': {
    commands: [says('the types are wrong', 2), good],
    lastLine: '40 passed, 1 failed',
    exitCode: 1,
  },
  'one part counts nothing and says that all is well': {
    commands: [good, says('nothing to do')],
    lastLine: '40 passed, 1 failed',
    exitCode: 1,
  },
  'nothing was tested': {
    commands: [says('0 passed, 0 failed')],
    lastLine: '0 passed, 0 failed',
    exitCode: 1,
  },
}

for (const [name, { commands, lastLine, exitCode }] of Object.entries(cases)) {
  test(`when ${name}`, async () => {
    const words = commands.flatMap((command, at) => (at === 0 ? command : ['--', ...command]))
    const run = await count(words)
    assert.is(run.output.trimEnd().split('\n').at(-1), lastLine)
    assert.is(run.exitCode, exitCode, run.output)
  })
}

function count(words: string[]): Promise<{ exitCode: unknown; output: string }> {
  const program = fileURLToPath(new URL('../../.ci/count', import.meta.url))
  return new Promise((resolve) => {
    execFile(program, words, (error, stdout, stderr) =>
      resolve({ exitCode: error?.code ?? 0, output: stdout + stderr }),
    )
  })
}

test.run()
