import type { Words } from './words.ts'

/** Figures that an error sentence may speak of. */
export type ErrorFacts = {
  passwordLength: number
  temporaryPasswordMinutes: number
  waitMinutes: number
}

/** The sentence for an error, with its figures filled in. */
export function sayError(words: Words, key: keyof Words['errors'], facts: ErrorFacts): string {
  const sentence: string | ((facts: ErrorFacts) => string) = words.errors[key]
  return typeof sentence === 'string' ? sentence : sentence(facts)
}
