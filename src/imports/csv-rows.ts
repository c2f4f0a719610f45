import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { UnusableFile } from './unusable-file.ts'

export type Row = {
  /** Of the file, from 1; where the row begins. */
  line: number
  /** As they stand in the file, quotes aside. */
  cells: string[]
}

/** Longer than any row that a shop system writes: a quote that nobody closed swallows the rest of the file. */
const longestRow = 1 << 20

/** The rows of a CSV text (RFC 4180, with any of CR, LF and CRLF between rows), empty ones left out. */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  let failure: unknown
  pipeline(Readable.from(text), parser, (error) => {
    failure = error
  })
  let last = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      last = info.lines
      yield { line: info.lines - lineBreaksIn(record), cells: record }
    }
  } catch (error) {
    throw sentenceFor(failure ?? error, last)
  }
}

type Parsed = { record: string[]; info: { lines: number } }

const lineBreaksIn = (cells: string[]): number => {
  let count = 0
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0
  return count
}

function sentenceFor(error: unknown, last: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return new UnusableFile(
      `A cell that begins with a quote (") soon after line ${last} is never closed, so nothing behind it can be read.`,
    )
  return error
}
