import { randomBytes, randomInt } from 'node:crypto'

const last = { milliseconds: -1, count: 0 }

/**
 * A new UUIDv7 (RFC 9562): 48 bits of milliseconds, a count within the millisecond (6.2, method 1) and 62 random
 * bits. Sorts in the order in which they were made, up to some two thousand in one millisecond.
 */
export function newId(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt16BE(0x7000 | countIn(now.getTime()), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** 12 bits: begins by chance in the lower half, then goes up by one. */
function countIn(milliseconds: number): number {
  const goesOn = milliseconds === last.milliseconds && last.count < 0xfff
  last.count = goesOn ? last.count + 1 : randomInt(0x800)
  last.milliseconds = milliseconds
  return last.count
}
