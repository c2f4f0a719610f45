import type { Row } from './csv-rows.ts'
import type { Circumstances, Format } from './format.ts'
import { groupRows } from './group-rows.ts'
import { type FileFacts, rowsOf } from './look-through.ts'
import { RejectedFile } from './rejected-file.ts'
import { type Problem, RowReader } from './row-reader.ts'

/** What became of one that was handed over: a word to count by, or why it was not saved. */
export type Outcome = { saved: string } | { refused: string; column: string }

export type Job<Value> = {
  facts: FileFacts
  format: Format<Value>
  circumstances: Circumstances
  /** Saves a batch, and answers for each in order; null: nothing is to be written, neither there nor beside the file. */
  save: ((batch: Value[]) => Promise<Outcome[]>) | null
  onRead: (bytes: number) => void
  onProblem: (problem: Problem) => void
}

export type Report = {
  /** Orders or customers in the file, good and bad. */
  read: number
  /** Of those, by what became of them. */
  saved: Record<string, number>
  rejected: number
  /** Lines of the file that the rejected ones take. */
  rejectedRows: number
  /** Where they are; null when there are none, or nothing was to be written. */
  rejectedFile: string | null
}

/** Few enough that the server waits for the database no longer than a moment, many enough to be quick. */
const batchSize = 200

/**
 * Reads a file that was looked through, order by order or customer by customer, and saves what is good in batches, each in
 * transactions of its own. What is bad goes into the side file. Only one batch is in memory at a time.
 */
export async function importFile<Value>(job: Job<Value>): Promise<Report> {
  const { facts, format, save } = job
  const report: Report = { read: 0, saved: {}, rejected: 0, rejectedRows: 0, rejectedFile: null }
  const side = new RejectedFile(facts.path, facts.header)
  let batch: { value: Value; rows: Row[] }[] = []

  async function reject(rows: Row[], problems: Problem[]): Promise<void> {
    report.rejected += 1
    report.rejectedRows += rows.length
    for (const problem of problems) job.onProblem(problem)
    if (save) for (const row of rows) await side.add(row, reasonFor(row, problems))
  }

  async function saveBatch(): Promise<void> {
    const outcomes = save ? await save(batch.map(({ value }) => value)) : batch.map(() => ({ saved: 'good' }))
    for (const [at, { rows }] of batch.entries()) {
      const outcome = outcomes[at] ?? { saved: 'good' }
      if ('saved' in outcome) report.saved[outcome.saved] = (report.saved[outcome.saved] ?? 0) + 1
      else await reject(rows, [{ line: rows[0]?.line ?? 0, column: outcome.column, reason: outcome.refused }])
    }
    batch = []
  }

  try {
    for await (const { key, rows } of groupRows(rowsOf(facts, job.onRead), facts.header, format)) {
      report.read += 1
      const reading = readGroup(job, key, rows)
      if (reading.ok) batch.push({ value: reading.value, rows })
      else await reject(rows, reading.problems)
      if (batch.length === batchSize) await saveBatch()
    }
    await saveBatch()
    return { ...report, rejectedFile: await side.finish() }
  } catch (error) {
    await side.abandon()
    throw error
  }
}

function readGroup<Value>({ facts, format, circumstances }: Job<Value>, key: string, rows: Row[]) {
  const problems: Problem[] = []
  const readers = rows.map((row) => new RowReader(row, facts.header, problems))
  const column = format.groupedBy[0] ?? ''
  if (facts.apart.has(key))
    readers[0]?.refuse(
      column,
      `of ${key} stands in other parts of the file too: put all lines of an order together`,
    )
  for (const reader of readers) refuseTooLong(reader, facts.header.names.length)
  return problems.length > 0 ? ({ ok: false, problems } as const) : format.read(readers, circumstances)
}

function refuseTooLong({ row, problems }: RowReader, most: number): void {
  if (row.cells.slice(most).every((cell) => cell.trim() === '')) return
  const reason = `${row.cells.length} cells, where the header has ${most}: put quotes around a cell with the delimiter in it`
  problems.push({ line: row.line, column: 'the line', reason })
}

/** What is wrong with this row; for the others of the same order, where to look. */
function reasonFor(row: Row, problems: Problem[]): string {
  const own = problems.filter(({ line }) => line === row.line)
  return own.length > 0 ? own.map(inWords).join('; ') : `same order as line ${problems[0]?.line ?? row.line}`
}

const inWords = ({ column, reason }: Problem) => `${column}: ${reason}`
