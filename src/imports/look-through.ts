import { csvRows, type Row } from './csv-rows.ts'
import { findDelimiter } from './delimiter.ts'
import { type Encoding, findEncoding } from './encoding.ts'
import type { Format } from './format.ts'
import { allFormats } from './formats.ts'
import { groupOf } from './group-rows.ts'
import { type Header, readHeader, unknownColumns } from './header.ts'
import { openText } from './open-text.ts'
import { SeenKeys } from './seen-keys.ts'
import { UnusableFile } from './unusable-file.ts'

export type FileFacts = {
  path: string
  bytes: number
  encoding: Encoding
  header: Header
  /** Orders whose rows are not next to each other. */
  apart: ReadonlySet<string>
}

/** So many are no accident: the file is sorted by something else. */
const mostApart = 10_000

const enoughForHeader = 64 * 1024

type Listen = (bytes: number) => void

/**
 * Reads the whole file once without keeping it, before anything is saved: how it is written, that it can be read
 * to its end, and which orders have their rows apart from each other. Throws an UnusableFile with a sentence when it is
 * not the file that the format describes.
 */
export async function lookThrough(
  path: string,
  format: Format,
  asked: Encoding | null,
  onRead: Listen = () => {},
): Promise<FileFacts> {
  const { encoding, bytes } = await findEncoding(path, asked)
  const delimiter = findDelimiter(await beginningOf(path, encoding))
  const seen = new SeenKeys()
  const apart = new Set<string>()
  let header: Header | undefined
  let [last, count] = ['', 0]
  for await (const row of csvRows(openText(path, encoding, onRead), delimiter)) {
    if (!header) {
      header = headerOf(row, format, delimiter, path)
      continue
    }
    count += 1
    const key = groupOf(row, header, format)
    if (key !== '' && key !== last && !seen.add(key)) apart.add(key)
    if (apart.size > mostApart) throw new UnusableFile(sortFirst(path))
    last = key
  }
  if (!header) throw new UnusableFile(`${path} holds nothing but empty lines.`)
  if (count === 0) throw new UnusableFile(`${path} holds a header and no line below it.`)
  return { path, bytes, encoding, header, apart }
}

const sortFirst = (path: string) =>
  `${path} has the lines of more than ${mostApart} orders apart from each other: sort it by the order's number, and import it again.`

/** The rows below the header. */
export async function* rowsOf({ path, encoding, header }: FileFacts, onRead: Listen): AsyncGenerator<Row> {
  let below = false
  for await (const row of csvRows(openText(path, encoding, onRead), header.delimiter)) {
    if (below) yield row
    below = true
  }
}

async function beginningOf(path: string, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const piece of openText(path, encoding)) {
    text += piece
    if (text.length > enoughForHeader) break
  }
  return text
}

function headerOf(row: Row, format: Format, delimiter: string, path: string): Header {
  const read = readHeader(row, format, delimiter)
  if (!read.ok && read.twice.length > 0)
    throw new UnusableFile(`${path} has the column ${read.twice.join(', ')} twice: keep one of them.`)
  if (!read.ok) throw new UnusableFile(wrongHeader(row, format, read.missing, delimiter, path))
  const unknown = format.closed ? unknownColumns(read.header.names, format) : []
  if (unknown.length > 0)
    throw new UnusableFile(
      `${path} has columns that our own format does not know: ${unknown.map(shown).join(', ')}. Rename or remove them.`,
    )
  return read.header
}

function wrongHeader(row: Row, format: Format, missing: string[], delimiter: string, path: string): string {
  // The one that asks for most: a Shopify customer has all columns that one of ours needs.
  const other = allFormats
    .filter((each) => each !== format && readHeader(row, each, delimiter).ok)
    .toSorted((one, another) => another.required.length - one.required.length)[0]
  if (other)
    return `${path} looks like another export (${other.title}): comptoir import ${other.what} --from ${other.from} reads it.`
  return missing.length === format.required.length
    ? `${path} does not begin with the names of the columns that ${format.title} has: ${missing.map(shown).join(', ')}.`
    : `${path} lacks columns that ${format.title} has: ${missing.map(shown).join(', ')}.`
}

const shown = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
