import { Worker } from 'node:worker_threads'
import type { Report } from './report.ts'

/**
 * Ends the process when the main thread is caught in a loop, where no timer of its own can fire. The thread prints
 * the closing line and sends SIGKILL, so the exit code is that of a killed process.
 */
export function startWatchdog(report: Report, seconds: number) {
  const beats = new Int32Array(new SharedArrayBuffer(4))
  const workerData = { beats, counts: report.counts, milliseconds: (seconds + 2) * 1000 }
  new Worker(WATCH, { eval: true, workerData }).unref()
  return {
    /** Says that a file begins: its time starts now. */
    beat() {
      Atomics.add(beats, 0, 1)
      Atomics.notify(beats, 0)
    },
  }
}

const WATCH = `
  const { workerData: { beats, counts, milliseconds } } = require('node:worker_threads')
  const { writeSync } = require('node:fs')
  for (let seen = 0; ; seen = Atomics.load(beats, 0)) {
    if (Atomics.wait(beats, 0, seen, milliseconds) !== 'timed-out') continue
    const [passed, failed] = counts
    writeSync(1, '\\nthe test file above never gave the thread back: stopped\\n\\n')
    writeSync(1, passed + ' passed, ' + (failed + 1) + ' failed\\n')
    process.kill(process.pid, 'SIGKILL')
  }
`
