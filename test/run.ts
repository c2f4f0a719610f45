/**
 * Runs the test files in one process: `npm test`, or `npm test -- login accounts` for the files whose path
 * contains one of the words. `--in DIR` looks somewhere else, `--file-seconds N` changes the time a file may take.
 */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findTestFiles } from './runner/find-test-files.ts'
import { runTestFiles } from './runner/run-test-files.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    in: { type: 'string', default: relative(process.cwd(), fileURLToPath(new URL('.', import.meta.url))) },
    'file-seconds': { type: 'string', default: '600' },
  },
})

await runTestFiles(findTestFiles(values.in || '.', positionals), Number(values['file-seconds']))
