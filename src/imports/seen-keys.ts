import { createHash } from 'node:crypto'

/**
 * Which keys were seen, in 8 bytes each (a Set of strings takes ten times that): an open table of 52-bit
 * fingerprints. Of a million keys, one is taken for another in one of ten thousand files.
 */
export class SeenKeys {
  #slots = new Float64Array(1024)
  #count = 0

  /** Whether the key is here for the first time. */
  add(key: string): boolean {
    const fingerprint = fingerprintOf(key)
    if (!this.#put(fingerprint)) return false
    this.#count += 1
    if (this.#count * 4 > this.#slots.length * 3) this.#grow()
    return true
  }

  #put(fingerprint: number): boolean {
    const slots = this.#slots
    for (let at = fingerprint % slots.length; ; at = (at + 1) % slots.length) {
      if (slots[at] === fingerprint) return false
      if (slots[at] === 0) {
        slots[at] = fingerprint
        return true
      }
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Float64Array(before.length * 2)
    for (const fingerprint of before) if (fingerprint !== 0) this.#put(fingerprint)
  }
}

/** 52 bits, never 0: that is an empty slot. */
function fingerprintOf(key: string): number {
  const hash = createHash('sha256').update(key).digest()
  return hash.readUIntBE(0, 6) * 16 + (hash.readUInt8(6) & 15) || 1
}
