import type { FormValue } from './form-value.ts'

type Props<Name extends string> = {
  form: FormValue<Name>
  name: Name
  label: string
  hint?: string
}

/** A box to tick. */
export function Tick<Name extends string>({ form, name, label, hint }: Props<Name>) {
  const hintId = hint ? `${name}-hint` : undefined
  return (
    <div class="tick">
      <input
        id={name}
        name={name}
        type="checkbox"
        value="on"
        checked={Boolean(form.values[name])}
        aria-describedby={hintId}
      />
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
