import { watchForSilentExit, watchForStrays } from './process-watch.ts'
import { Report } from './report.ts'
import { runTestFile } from './run-test-file.ts'
import { startWatchdog } from './watchdog.ts'

/** Runs the files one after the other and ends the process: 0 when all is well, else 1. Never returns. */
export async function runTestFiles(files: string[], secondsPerFile: number): Promise<never> {
  const report = new Report()
  watchForStrays(report)
  watchForSilentExit(report)
  if (files.length === 0) report.failure('', 'no test file found')

  const watchdog = startWatchdog(report, secondsPerFile)
  for (const file of files) {
    const started = performance.now()
    report.start(file)
    watchdog.beat()
    await withinSeconds(secondsPerFile, runTestFile(file, report), () =>
      report.failure(file, `still running after ${secondsPerFile} s, given up`),
    )
    await new Promise(setImmediate) // a rejection left behind shows only now
    report.took(file, performance.now() - started)
  }

  process.exit(report.finish())
}

/** Waits for the work, or calls `late` and goes on without it. The timer also keeps the process alive. */
async function withinSeconds(seconds: number, work: Promise<void>, late: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      late()
      resolve()
    }, seconds * 1000)
  })
  await Promise.race([work, timeIsUp])
  clearTimeout(timer)
}
