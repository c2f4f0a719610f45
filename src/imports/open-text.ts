import { createReadStream } from 'node:fs'
import { fileTrouble } from '../settings/file-trouble.ts'
import type { Encoding } from './encoding.ts'
import { UnusableFile } from './unusable-file.ts'

const chunkBytes = 64 * 1024

/** What Windows-1252 has where Latin-1 has control characters (0x80 to 0x9f). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The file's text, piece by piece, without byte order mark. `onRead` hears how many bytes were read. */
export async function* openText(
  path: string,
  encoding: Encoding,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : decoderOf(encoding)
  try {
    for await (const chunk of createReadStream(path, {
      highWaterMark: chunkBytes,
    }) as AsyncIterable<Buffer>) {
      onRead(chunk.length)
      yield decode(chunk)
    }
  } catch (error) {
    throw new UnusableFile(`${path} cannot be read: ${fileTrouble(error)}.`)
  }
  yield decode()
}

function decoderOf(encoding: string): (chunk?: Buffer) => string {
  const decoder = new TextDecoder(encoding)
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode())
}

/** By hand: the decoder of several Node releases reads 0x80 to 0x9f as Latin-1. */
const decodeWindows1252 = (chunk?: Buffer): string =>
  chunk
    ? chunk
        .toString('latin1')
        .replace(/[\u0080-\u009f]/g, (byte) => windows1252.charAt(byte.charCodeAt(0) - 0x80))
    : ''
