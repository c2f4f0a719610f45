/**
 * Runs the tests in real browsers in one process: `npm run test:browser`, or with words for the files whose path
 * contains one of them. `npm run test:browser -- stories/main-flow`
 */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findTestFiles } from '../runner/find-test-files.ts'
import { runTestFiles } from '../runner/run-test-files.ts'
import { missingPrograms } from './support/find-program.ts'

/** To end what hangs: every page in every state takes five minutes alone, and much longer beside others. */
const secondsPerFile = 1800
const words = process.argv.slice(2)
const missing = missingPrograms()

if (missing) {
  // Nothing is left out because it cannot be run: that would look like success.
  process.stdout.write(`${missing}\n\n0 passed, 1 failed\n`)
  process.exit(1)
}

const here = relative(process.cwd(), fileURLToPath(new URL('.', import.meta.url)))
await runTestFiles(findTestFiles(here || '.', words), secondsPerFile)
