import type { Report } from './report.ts'

/** What a test leaves behind, a rejection that nobody handles or an exception outside of it, fails the run. */
export function watchForStrays(report: Report): void {
  process.on('unhandledRejection', (error) => report.failure(report.file, 'an unhandled rejection', error))
  process.on('uncaughtException', (error) => report.failure(report.file, 'an uncaught exception', error))
}

/** A `process.exit` in the middle of a test must not look like success. */
export function watchForSilentExit(report: Report): void {
  const exit = process.exit
  let caller: Error | undefined
  process.exit = ((code?: number) => {
    caller = new Error('process.exit was called here')
    return exit(code)
  }) as typeof process.exit

  process.on('exit', () => {
    if (report.finished) return
    report.failure(report.file, 'the process ended in the middle of the run', caller)
    process.exitCode = report.finish()
  })
}
