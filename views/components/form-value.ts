import type { Words } from '../../src/i18n/words.ts'

export type ErrorWord = keyof Words['errors']

/** A form is one value: what was typed and what is wrong, by field name. Passwords are never in `values`. */
export type FormValue<Field extends string> = {
  values: Partial<Record<Field, string>>
  errors: Partial<Record<Field, ErrorWord>>
  /** What is wrong with the whole rather than with one field. */
  problem?: ErrorWord
  /** Minutes until one may try again, where `problem` says to wait. */
  waitMinutes?: number
}

/** Whether there is anything to tell the person who filled it in. */
export function isWrong(form: FormValue<string>): boolean {
  return form.problem !== undefined || Object.values(form.errors).some((error) => error !== undefined)
}
