import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { errorCode, fileTrouble } from '../settings/file-trouble.ts'
import { UnusableFile } from './unusable-file.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What may be written behind --encoding. Latin-1 files on the web are Windows-1252 in truth (WHATWG Encoding). */
export const encodingNames: Record<string, Encoding> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
}

const chunkBytes = 1 << 20

const beginnings: [bytes: number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'is a spreadsheet or a ZIP archive: open it, and save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Excel workbook: open it, and save the sheet as CSV'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF'],
  [[0x1f, 0x8b], 'is compressed: unpack it first'],
]

/** How the file is written and how many bytes it has. Throws an UnusableFile when it is no text. */
export async function findEncoding(
  path: string,
  asked: Encoding | null,
): Promise<{ encoding: Encoding; bytes: number }> {
  const bytes = await sizeOf(path)
  const head = await headOf(path)
  const what = beginnings.find(([start]) => start.every((byte, at) => head[at] === byte))?.[1]
  if (what) throw new UnusableFile(`${path} ${what}.`)

  const marked = markOf(head)
  if (marked === 'utf-16le' || marked === 'utf-16be') return { encoding: asked ?? marked, bytes }
  if (asked === 'utf-16le' || asked === 'utf-16be') return { encoding: asked, bytes }
  return { encoding: await findByBytes(path, asked), bytes }
}

async function sizeOf(path: string): Promise<number> {
  const status = await stat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') throw new UnusableFile(`There is no file ${path}.`)
    throw new UnusableFile(`${path} cannot be read: ${fileTrouble(error)}.`)
  })
  if (status.isDirectory()) throw new UnusableFile(`${path} is a folder: name a CSV file.`)
  if (!status.isFile()) throw new UnusableFile(`${path} is not a regular file: it is read twice.`)
  if (status.size === 0) throw new UnusableFile(`${path} is empty.`)
  return status.size
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new UnusableFile(`${path} cannot be read: ${fileTrouble(error)}.`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The byte order mark at the beginning, if there is one. */
function markOf(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
}

/** UTF-8 when every byte of the file fits, else Windows-1252, in which nearly every byte means something. */
async function findByBytes(path: string, asked: Encoding | null): Promise<Encoding> {
  let fitsUtf8 = true
  let cut = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    if (chunk.includes(0))
      throw new UnusableFile(
        `${path} is no text file. If it is UTF-16 without a byte order mark, say --encoding utf-16le.`,
      )
    if (!fitsUtf8 || asked === 'windows-1252') continue
    const whole = Buffer.concat([cut, chunk])
    const end = whole.length - unfinished(whole)
    fitsUtf8 = isUtf8(whole.subarray(0, end))
    cut = Buffer.from(whole.subarray(end))
  }
  if (asked === 'windows-1252') return asked
  if (fitsUtf8 && cut.length === 0) return 'utf-8'
  if (asked === 'utf-8')
    throw new UnusableFile(
      `${path} is not UTF-8. Leave --encoding out, or say --encoding windows-1252 if that is what it is.`,
    )
  return 'windows-1252'
}

/** How many bytes at the end begin a UTF-8 character (RFC 3629) that the next chunk goes on with: 0 to 3. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}
