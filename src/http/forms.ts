import * as z from 'zod'
import type { ErrorWord, FormValue } from '../../views/components/form-value.ts'
import type { RequestContext } from './context.ts'
import { formTokenField, pageOfToken } from './form-token.ts'
import { acceptedBindings } from './visitor.ts'

/** One form: what may be typed, and which of it is never shown again. */
export type FormDefinition<Shape extends z.ZodRawShape> = {
  schema: z.ZodObject<Shape, z.core.$strict>
  secret: readonly (keyof Shape)[]
}

/** A form's fields, whose messages are keys of `words.errors`. Fields beyond these are refused. */
export function defineForm<Shape extends z.ZodRawShape>(
  shape: Shape,
  secret: readonly (keyof Shape)[] = [],
): FormDefinition<Shape> {
  for (const name of secret) secretFields.add(String(name))
  return { schema: z.strictObject(shape), secret }
}

/** Grows as forms are defined, when their files are loaded: no list that somebody could forget to write in. */
const secretFields = new Set<string>()

/** Whether any form calls a field of this name secret: where the form is not known, none of these is shown. */
export const isSecretField = (name: string): boolean => secretFields.has(name)

export type CheckedForm<Shape extends z.ZodRawShape> =
  | {
      ok: true
      fields: z.output<z.ZodObject<Shape, z.core.$strict>>
      form: FormValue<keyof Shape & string>
      /** Which page it was posted from: two posts of one page have the same. */
      page: string
    }
  | { ok: false; form: FormValue<keyof Shape & string> }

/**
 * Checks what was posted against the form, its token first: a stale one answers the same page again, filled in.
 * `form` is what the page shows: what was typed, secrets apart, and what is wrong with it.
 */
export function checkForm<Shape extends z.ZodRawShape>(
  c: RequestContext,
  { schema, secret }: FormDefinition<Shape>,
): CheckedForm<Shape> {
  type Form = FormValue<keyof Shape & string>
  const posted = c.get('posted')
  const typed = Object.fromEntries([...posted].map(([name, values]) => [name, values[0] ?? '']))
  const { [formTokenField]: token = '', ...fields } = typed
  const shown = Object.keys(schema.shape).filter((name) => name in fields && !secret.includes(name))
  const values = Object.fromEntries(shown.map((name) => [name, fields[name]])) as Form['values']

  const page = pageOfToken(c.get('site').keys, acceptedBindings(c), token)
  if (page === null) return { ok: false, form: { values, errors: {}, problem: 'staleForm' } }

  const repeated = [...posted].filter(([, given]) => given.length > 1).map(([name]) => name)
  const checked = schema.safeParse(fields)
  if (checked.success && repeated.length === 0)
    return { ok: true, fields: checked.data, form: { values, errors: {} }, page }

  const errors: Partial<Record<string, ErrorWord>> = {}
  let problem: ErrorWord | undefined
  for (const issue of checked.error?.issues ?? []) {
    const field = issue.path[0]
    if (typeof field === 'string') errors[field] ??= issue.message as ErrorWord
    else problem ??= 'unknownField'
  }
  for (const field of repeated) {
    if (field === 'email') errors[field] = 'emailRepeated'
    else if (secret.includes(field)) errors[field] = 'passwordRepeated'
    else problem ??= 'unknownField'
  }
  return { ok: false, form: { values, errors: errors as Form['errors'], ...(problem ? { problem } : {}) } }
}

/** The same form with something more that is wrong with it, found out after its fields were checked. */
export function wrong<Field extends string>(
  form: FormValue<Field>,
  found: Partial<FormValue<Field>>,
): FormValue<Field> {
  return { ...form, ...found }
}
