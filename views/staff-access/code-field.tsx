import { Field } from '../components/field.tsx'
import type { FormValue } from '../components/form-value.ts'

type Props = { form: FormValue<'code'>; label: string; hint: string }

/** A code of the second factor; recovery codes fit, too. */
export const CodeField = ({ form, label, hint }: Props) => (
  <Field form={form} name="code" label={label} hint={hint} autocomplete="one-time-code" required />
)
