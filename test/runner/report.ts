import { inspect } from 'node:util'

/** Counts, and keeps what failed for the end, where it is read. */
export class Report {
  /** Shared with the watchdog's thread: passed, failed. */
  readonly counts = new Int32Array(new SharedArrayBuffer(8))
  readonly failures: string[] = []
  finished = false
  file = ''
  readonly #seconds: [file: string, seconds: number][] = []

  start(file: string): void {
    this.file = file
    process.stdout.write(`${file} `)
  }

  took(file: string, milliseconds: number): void {
    this.#seconds.push([file, milliseconds / 1000])
    process.stdout.write('\n')
  }

  passed(count: number): void {
    this.counts[0] = (this.counts[0] ?? 0) + count
  }

  /** Something that is wrong with a file as a whole; counts as one. */
  failure(file: string, sentence: string, error?: unknown): void {
    this.failedTests(file, 1, sentence, error)
  }

  failedTests(file: string, count: number, text: string, error?: unknown): void {
    this.counts[1] = (this.counts[1] ?? 0) + count
    const cause = error === undefined ? '' : `\n${indented(inspect(error))}`
    this.failures.push(`${file || 'the run'}: ${text.trimStart()}${cause}`)
  }

  /** Prints what failed, the slowest files and, alone on the last line, the counts. The exit code is returned. */
  finish(): 0 | 1 {
    this.finished = true
    const [passed = 0, failed = 0] = this.counts
    const slowest = this.#seconds.sort((one, other) => other[1] - one[1]).slice(0, 5)
    const lines = [
      ...this.failures.map((failure) => `\n✘ ${failure}`),
      '\nslowest files:',
      ...slowest.map(([file, seconds]) => `${seconds.toFixed(2).padStart(8)} s  ${file}`),
      `\n${passed} passed, ${failed} failed`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return failed > 0 || passed === 0 ? 1 : 0
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ')
}
