import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base-32 alphabet: no I, L, O, U. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 256 random bits as base64url: 43 characters. */
export const randomToken = () => randomBytes(32).toString('base64url')

const pool = { bytes: Buffer.alloc(0), taken: 0 }

/** A few random bytes of a stock: every page needs some, and asking the system each time costs more than the page's token. */
function fewRandomBytes(count: number): Buffer {
  if (pool.taken + count > pool.bytes.length) Object.assign(pool, { bytes: randomBytes(4096), taken: 0 })
  pool.taken += count
  return pool.bytes.subarray(pool.taken - count, pool.taken)
}

/** 128 random bits as base64url: 22 characters. */
export const randomNonce = () => fewRandomBytes(16).toString('base64url')

/**
 * Random characters of Crockford's alphabet, 5 bits each: for numbers that are read out on the phone. Every request
 * gets one; 32 letters divide a byte evenly, so none comes up more often than another.
 */
export const randomCode = (length: number) =>
  Array.from(fewRandomBytes(length), (byte) => crockford.charAt(byte % crockford.length)).join('')

/** What the database holds of a secret of 128 bits or more: its SHA-256, base64url. */
export const digest = (token: string) => createHash('sha256').update(token).digest('base64url')
