import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Argon2id } from 'oslo/password'
import { makeGate } from './gate.ts'

/** OWASP Password Storage: Argon2id with 19 MiB, two passes, one lane. */
export const parameters = { memorySize: 19456, iterations: 2, parallelism: 1 } as const

export type Busy = 'busy'

export type PasswordHashing = {
  /** PHC string, or 'busy' when too many are waiting. */
  hash(password: string): Promise<string | Busy>
  /** False for a wrong password and for a string that is no hash. */
  verify(hash: string, password: string): Promise<boolean | Busy>
  /** As much work as `verify`, for a customer who is not there (TP-14). Always false or 'busy'. */
  verifyNothing(password: string): Promise<boolean | Busy>
  isOutdated(hash: string): boolean
}

/**
 * Password hashing behind a gate: as many at once as there are cores, since Argon2 runs on the thread pool that
 * files and name look-ups use too; `waiting` more in line; beyond that 'busy' at once, so that a flood of
 * log-ins costs bounded memory and pages stay fast.
 */
export function startPasswordHashing(
  atOnce = availableParallelism(),
  waiting = 32 * atOnce,
): PasswordHashing {
  const argon2id = new Argon2id(parameters)
  const gate = makeGate(atOnce, waiting)
  const nobodys = hashOfNobody()

  const verify = (hash: string, password: string) =>
    gate(() => argon2id.verify(hash, exactly(password)).catch(() => false))

  return {
    hash: (password) => gate(() => argon2id.hash(exactly(password))),
    verify,
    verifyNothing: async (password) => ((await verify(nobodys, password)) === 'busy' ? 'busy' : false),
    isOutdated,
  }
}

/**
 * The password in NFC (TP-2; NIST SP 800-63B-4 3.1.1.2). oslo folds to NFKC, for which ² is 2 and ﬁ is fi: what
 * that would change goes in as base64url behind a NUL, which no form accepts, so that nothing else hashes alike.
 */
function exactly(password: string): string {
  const typed = password.normalize('NFC')
  return typed.normalize('NFKC') === typed ? typed : `\0${Buffer.from(typed).toString('base64url')}`
}

/**
 * A hash that no password has. Verifying it takes the work that its parameters say (RFC 9106), whatever stands
 * behind them, so that the start need not hash anything and keep the memory which that took.
 */
function hashOfNobody(): string {
  const { memorySize, iterations, parallelism } = parameters
  const [salt, key] = [16, 32].map((length) => randomBytes(length).toString('base64').replace(/=+$/, ''))
  return `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$${salt}$${key}`
}

/** Whether a PHC string was made with less work than `parameters` ask for today. */
export function isOutdated(hash: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hash)
  if (!found) return true
  return Number(found[1]) < parameters.memorySize || Number(found[2]) < parameters.iterations
}
