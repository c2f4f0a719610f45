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
  let [last, countedTwice] = [0, 0]
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const { breaks, pairs } = lineBreaksIn(record)
      countedTwice += pairs
      last = info.lines - countedTwice
      yield { line: last - breaks, cells: record }
    }
  } catch (error) {
    throw sentenceFor(failure ?? error, last)
  }
}

type Parsed = { record: string[]; info: { lines: number } }

/** How many line breaks stand in the cells, and how many of them are CRLF, which the parser counts as two. */
function lineBreaksIn(cells: string[]): { breaks: number; pairs: number } {
  const all = cells.flatMap((cell) => (/[\r\n]/.test(cell) ? (cell.match(/\r\n|\n|\r/g) ?? []) : []))
  return { breaks: all.length, pairs: all.filter((each) => each.length === 2).length }
}

function sentenceFor(error: unknown, last: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return new UnusableFile(
      `A cell that begins with a quote (") soon after line ${last} is never closed, so nothing behind it can be read.`,
    )
  return error
}
