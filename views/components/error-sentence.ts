import { sayError } from '../../src/i18n/say-error.ts'
import { useFrame } from '../layouts/frame.ts'
import type { ErrorWord, FormValue } from './form-value.ts'

/** The sentence for an error of this form; undefined when there is none. */
export function errorSentence(form: FormValue<string>, error: ErrorWord | undefined): string | undefined {
  const { words, facts } = useFrame()
  return error && sayError(words, error, { ...facts, waitMinutes: form.waitMinutes ?? 1 })
}
