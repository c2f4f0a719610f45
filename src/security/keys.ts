import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'

/** What a key is for: each purpose has a key of its own, so that a value made for one is worthless for another. */
export type Purpose =
  | 'temporary password'
  | 'registration'
  | 'email change code'
  | 'session of a temporary password'
  | 'session after a new password'
  | 'staff session after a code'
  | 'session after a new email'
  | 'form'
  | 'whose page'
  | 'kept form'
  | 'address of a page'
  | 'device'
  | 'staff second factor'
  | 'staff recovery code'
  | 'allowance'
  | 'key file of a backup'
  | 'doctor'

export type Keys = {
  /** HMAC-SHA-256 of the parts under the purpose's key: 32 bytes. Parts cannot run into each other. */
  sign(purpose: Purpose, ...parts: string[]): Buffer
}

/** Keys derived (HKDF, RFC 5869) from the 32 bytes of the key file, which is kept outside the database. */
export function deriveKeys(secret: Buffer): Keys {
  const derived = new Map<Purpose, KeyObject>()

  const keyFor = (purpose: Purpose) => {
    const key = derived.get(purpose) ?? createSecretKey(derive(purpose))
    derived.set(purpose, key)
    return key
  }

  const derive = (purpose: Purpose) => Buffer.from(hkdfSync('sha256', secret, '', `comptoir ${purpose}`, 32))

  return {
    sign: (purpose, ...parts) => createHmac('sha256', keyFor(purpose)).update(parts.join('\0')).digest(),
  }
}

/** Compares without telling by the time taken where two values begin to differ. Different lengths: false. */
export function sameSecret(one: string, other: string): boolean {
  const a = Buffer.from(one)
  const b = Buffer.from(other)
  return a.length === b.length && timingSafeEqual(a, b)
}
