export type Level = 'ok' | 'warning' | 'problem'

/** One thing that was looked at. Nothing in it is secret: people send it to whoever helps them. */
export type Finding = {
  /** What was looked at, as scripts know it: `tls`, `backup`. */
  check: string
  level: Level
  /** What was found: a sentence. */
  what: string
  /** Why it matters; null when all is well. */
  why: string | null
  /** What to type or do; null when all is well. */
  type: string | null
}

export const fine = (check: string, what: string): Finding => ({
  check,
  level: 'ok',
  what,
  why: null,
  type: null,
})

export const warning = (check: string, what: string, why: string, type: string): Finding => ({
  check,
  level: 'warning',
  what,
  why,
  type,
})

export const problem = (check: string, what: string, why: string, type: string): Finding => ({
  check,
  level: 'problem',
  what,
  why,
  type,
})
