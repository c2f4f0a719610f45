import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { UnusableBackup } from './unusable-backup.ts'

/**
 * How a sealed backup begins: three lines of text.
 *
 *   comptoir sealed backup 1
 *   {"kdf":"scrypt","N":131072,"r":8,"p":1,"salt":"…","cipher":"aes-256-gcm","chunk":65536}
 *   the HMAC-SHA-256 of the two lines above (with their line ends), base64url
 *
 * scrypt (RFC 7914, parameters of OWASP's Password Storage Cheat Sheet) makes 64 bytes of the passphrase (UTF-8, NFC)
 * and the salt: the first 32 are the key of the content, the last 32 that of the HMAC. What follows is in
 * `sealed-content.ts`.
 */
const firstLine = 'comptoir sealed backup 1\n'
const beginning = /^comptoir sealed backup (\d+)\n/
const mostBytes = 1024

/** Limits, so that a file from elsewhere cannot ask for all memory: at most 1 GB. */
const shape = z.object({
  kdf: z.literal('scrypt'),
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.literal(8),
  p: z.number().int().min(1).max(16),
  salt: z.string().regex(/^[\w-]{22,86}$/),
  cipher: z.literal('aes-256-gcm'),
  chunk: z
    .number()
    .int()
    .min(1024)
    .max(2 ** 20),
})

type Parameters = z.infer<typeof shape>

/** `bytes`: how long the header is. `chunk`: how much is encrypted at a time. */
export type Opened = { contentKey: Buffer; bytes: number; chunk: number }

const usual = { kdf: 'scrypt', r: 8, p: 1, cipher: 'aes-256-gcm', chunk: 65_536 } as const

/** What one guess at a passphrase costs: 128 MB of memory, and about half a second. */
export const usualCost = 2 ** 17

/** A new header, and the key of what follows. */
export async function newHeader(passphrase: string, N: number): Promise<Opened & { text: Buffer }> {
  const { kdf, r, p, cipher, chunk } = usual
  const parameters = { kdf, N, r, p, salt: randomBytes(16).toString('base64url'), cipher, chunk }
  const lines = `${firstLine}${JSON.stringify(parameters)}\n`
  const { contentKey, macKey } = await deriveKeys(passphrase, parameters)
  const text = Buffer.from(`${lines}${macOf(lines, macKey).toString('base64url')}\n`)
  return { contentKey, chunk, text, bytes: text.length }
}

/** Whether the file begins as a sealed backup does. */
export async function isSealed(file: FileHandle): Promise<boolean> {
  return beginning.test(await startOf(file))
}

/** Reads the header with the passphrase. Throws an UnusableBackup when the two do not belong together. */
export async function openHeader(file: FileHandle, passphrase: string): Promise<Opened> {
  const start = await startOf(file)
  const version = beginning.exec(start)?.[1]
  if (version !== '1') throw new UnusableBackup('was sealed by a newer version of Comptoir: install that one')
  const parts = /^(.*\n(.*)\n)([\w-]{43})\n/.exec(start)
  const parameters = shape.safeParse(parsed(parts?.[2] ?? ''))
  if (!parts || !parameters.success) throw new UnusableBackup('is damaged in its first lines')

  const { contentKey, macKey } = await deriveKeys(passphrase, parameters.data)
  const expected = macOf(parts[1] ?? '', macKey)
  if (!timingSafeEqual(expected, Buffer.from(parts[3] ?? '', 'base64url')))
    throw new UnusableBackup(
      'does not open with this passphrase: it is another one, or its first lines are damaged',
    )
  return { contentKey, chunk: parameters.data.chunk, bytes: Buffer.byteLength(parts[0]) }
}

async function startOf(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0)
  return buffer.toString('latin1', 0, bytesRead)
}

async function deriveKeys(passphrase: string, { N, r, p, salt }: Parameters) {
  const words = Buffer.from(passphrase.normalize('NFC'))
  const maxmem = 129 * N * r + 4096 * p
  const key = await derive(words, Buffer.from(salt, 'base64url'), 64, { N, r, p, maxmem })
  return { contentKey: key.subarray(0, 32), macKey: key.subarray(32) }
}

const derive = promisify(
  (
    words: Buffer,
    salt: Buffer,
    length: number,
    options: object,
    done: (e: Error | null, key: Buffer) => void,
  ) => scrypt(words, salt, length, options, done),
)

const macOf = (lines: string, key: Buffer) => createHmac('sha256', key).update(lines).digest()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
