import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { suitesNeverRun } from './forgotten-run.ts'
import type { Report } from './report.ts'
import { loadUvu, type Run } from './uvu-queue.ts'

/** Imports one test file and runs the suites that it put into uvu's queue; whatever goes wrong is reported. */
export async function runTestFile(file: string, report: Report): Promise<void> {
  const uvu = await loadUvu()
  const runs = uvu.openQueue()

  try {
    await import(pathToFileURL(resolve(file)).href)
  } catch (error) {
    await uvu.testsLeftOver()
    return report.failure(file, 'cannot be imported', error)
  }

  for (const run of runs) await runSuite(file, run, report, uvu.takeHookErrors)

  const forgotten = suitesNeverRun(readFileSync(file, 'utf8'))
  const leftOver = await uvu.testsLeftOver()
  if (leftOver || forgotten.length > 0 || runs.length === 0) {
    report.failure(file, `holds tests that never run: ${forgotten[0] ?? 'test'}.run() is missing`)
  }
}

async function runSuite(file: string, run: Run, report: Report, takeHookErrors: () => unknown[]) {
  let result: Awaited<ReturnType<Run>>
  try {
    result = await run()
  } catch (error) {
    return report.failure(file, 'an `after` hook threw', error)
  }

  const [errors, passed, skipped, total] = result
  const missing = total - passed
  const [hookError, ...moreHookErrors] = takeHookErrors()
  report.passed(passed)
  if (typeof errors === 'string') report.failedTests(file, missing, errors)
  else if (missing > 0) report.failedTests(file, missing, stoppedEarly(passed, total), hookError)
  else if (hookError !== undefined) report.failure(file, 'a hook threw', hookError)
  for (const error of moreHookErrors) report.failure(file, 'a hook threw', error)
  if (skipped > 0) report.failure(file, `${skipped} left out by a forgotten \`only\` or \`skip\``)
  if (total === 0 && skipped === 0) report.failure(file, 'a suite without a test')
}

function stoppedEarly(passed: number, total: number): string {
  return `stopped after ${passed} of ${total} tests: a hook threw, or something that is no Error was thrown`
}
