import { seconds } from '../durations.ts'
import { type Keys, sameSecret } from './keys.ts'
import { randomNonce } from './random.ts'

/** Proves that whoever asks has the key file: the doctor's command, on the same machine. */
export const doctorHeader = 'comptoir-doctor'

/** How long one is good for; each is good once. */
const life = seconds(60)

const shape = /^(\d{13})\.([\w-]{22})\.([\w-]{43})$/

const signed = (keys: Keys, time: string, nonce: string): string =>
  keys.sign('doctor', time, nonce).toString('base64url')

/** A value for the header, for one request now. */
export function makeDoctorToken(keys: Keys, now: Date): string {
  const [time, nonce] = [String(now.getTime()), randomNonce()]
  return `${time}.${nonce}.${signed(keys, time, nonce)}`
}

/**
 * Tells tokens that are right from all others. One that was seen is refused from then on: a proxy that writes headers
 * into its log must not make the log a key.
 */
export function doctorTokens(keys: Keys) {
  const seen = new Map<string, number>()

  return function isRight(token: string | undefined, now: Date): boolean {
    const [, time = '', nonce = '', signature = ''] = shape.exec(token ?? '') ?? []
    if (time === '' || !sameSecret(signature, signed(keys, time, nonce))) return false
    if (Math.abs(now.getTime() - Number(time)) > life) return false
    for (const [known, at] of seen) if (Math.abs(now.getTime() - at) > 2 * life) seen.delete(known)
    if (seen.has(nonce)) return false
    seen.set(nonce, Number(time))
    return true
  }
}
