import { readCrockford } from './crockford-text.ts'

const length = 6

/** `R-` as it is written; a code may begin with an R of its own, but then nothing parts it from the rest. */
const beginning = /^\s*R[\s\p{Pd}]+/iu

/**
 * A reference as people type what was read out to them, in the form it is stored in (`R-7KQ4NW`); null when it cannot
 * be one. With or without `R-`, in any case, with any spaces; O is 0, I and L are 1.
 */
export function readReference(typed: string): string | null {
  const withR = readCrockford(typed, length + 1)
  const code = withR?.startsWith('R') ? withR.slice(1) : readCrockford(typed.replace(beginning, ''), length)
  return code === null ? null : `R-${code}`
}
