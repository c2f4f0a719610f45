import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { newHeader, type Opened, openHeader, usualCost } from './sealed-header.ts'
import { UnusableBackup } from './unusable-backup.ts'

/**
 * The content of a sealed backup: chunks of AES-256-GCM, each with its tag of 16 bytes behind it, by the STREAM
 * construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance, 2015), as age does it. A nonce is the chunk's number in 11 bytes and a byte that is 1 in the last
 * chunk alone: a chunk that is missing, moved, repeated or changed does not open, nor does a file that was cut off.
 * Each file has a key of its own, so no nonce comes up twice under one.
 */
const tagBytes = 16

/** Writes `from` sealed into `to`, both open. Nothing is sealed that is empty. */
export async function seal(
  from: FileHandle,
  to: FileHandle,
  passphrase: string,
  cost = usualCost,
): Promise<void> {
  const { contentKey, chunk, text } = await newHeader(passphrase, cost)
  await to.writeFile(text)
  const { size } = await from.stat()
  for (let number = 0, at = 0; at < size; number++, at += chunk) {
    const plain = await readAt(from, at, Math.min(chunk, size - at))
    const cipher = createCipheriv('aes-256-gcm', contentKey, nonceOf(number, at + chunk >= size))
    await to.writeFile(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
  }
}

/** Hands on what is in a sealed file, chunk by chunk, each proven. Throws an UnusableBackup that says what is wrong. */
export async function* unseal(from: FileHandle, passphrase: string): AsyncGenerator<Buffer> {
  const opened = await openHeader(from, passphrase)
  const { size } = await from.stat()
  const step = opened.chunk + tagBytes
  if (size <= opened.bytes + tagBytes) throw new UnusableBackup('was cut off: it has no content')
  for (let number = 0, at = opened.bytes; at < size; number++, at += step) {
    const sealed = await readAt(from, at, Math.min(step, size - at))
    yield openChunk(sealed, number, at + step >= size, opened, at)
  }
}

function openChunk(
  sealed: Buffer,
  number: number,
  isLast: boolean,
  { contentKey }: Opened,
  at: number,
): Buffer {
  const plain = tryChunk(sealed, contentKey, nonceOf(number, isLast))
  if (plain) return plain
  // What is whole, but opens only in the other role, tells what happened to the file.
  if (tryChunk(sealed, contentKey, nonceOf(number, !isLast)))
    throw new UnusableBackup(isLast ? 'was cut off: its end is missing' : 'has something behind its end')
  throw new UnusableBackup(`is damaged or cut off behind byte ${at}`)
}

function tryChunk(sealed: Buffer, key: Buffer, nonce: Buffer): Buffer | null {
  if (sealed.length <= tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read)
    if (bytesRead === 0) throw new UnusableBackup('became shorter while it was read')
    read += bytesRead
  }
  return buffer
}
