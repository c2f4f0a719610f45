import type { Child, PropsWithChildren } from 'hono/jsx'
import { errorSentence } from './error-sentence.ts'
import type { FormValue } from './form-value.ts'
import { type EasyToGuess, forTheScript, PasswordFrame } from './password-frame.tsx'

type FieldProps<Name extends string> = {
  form: FormValue<Name>
  name: Name
  label: string
  /** A token of the HTML standard, so that browsers and password managers fill in the right thing. */
  autocomplete: string
  hint?: string
  type?: 'text' | 'email' | 'password' | 'tel'
  /** `starred` also marks the label. */
  required?: boolean | 'starred'
  maxlength?: number
  /** Of a new password: what is easy to guess about its owner, and what to say of it. */
  easyToGuess?: EasyToGuess
}

/** A label, a hint, what is wrong, and the input that keeps what was typed (a password is never sent back). */
export function Field<Name extends string>(props: FieldProps<Name>) {
  const { form, name, label, type = 'text', required, hint } = props
  const error = errorSentence(form, form.errors[name])
  const exact = type === 'email' || type === 'password'
  const input = (
    <input
      id={name}
      name={name}
      type={type}
      autocomplete={props.autocomplete}
      autocapitalize={exact ? 'none' : undefined}
      spellcheck={exact ? false : undefined}
      maxlength={props.maxlength}
      value={type === 'password' ? undefined : form.values[name]}
      required={Boolean(required)}
      {...describedBy(name, hint, error)}
      {...(type === 'password' ? forTheScript(props.easyToGuess) : {})}
    />
  )
  return (
    <FieldFrame name={name} label={required === 'starred' ? `${label} *` : label} hint={hint} error={error}>
      {type === 'password' ? <PasswordFrame {...props}>{input}</PasswordFrame> : input}
    </FieldFrame>
  )
}

type ChoiceProps<Name extends string> = {
  form: FormValue<Name>
  name: Name
  label: string
  choices: { value: string; label: string; lang?: string }[]
  hint?: string
  autocomplete?: string
  /** `starred` also marks the label. */
  required?: 'starred'
  /** For a list of long words. */
  wide?: boolean
  /** Stands behind the list, on its line. */
  beside?: Child
  /** Whether the page opens on it. */
  focused?: boolean
}

/** One of a list. */
export function Choice<Name extends string>(props: ChoiceProps<Name>) {
  const { form, name, label, choices, hint, required, beside } = props
  const error = errorSentence(form, form.errors[name])
  const list = (
    <select
      class={props.wide ? undefined : 'short'}
      id={name}
      name={name}
      autocomplete={props.autocomplete}
      // HTML allows it only where the first choice is none at all.
      required={Boolean(required) && choices[0]?.value === ''}
      autofocus={props.focused}
      {...describedBy(name, hint, error)}
    >
      {choices.map((choice) => (
        <option value={choice.value} lang={choice.lang} selected={choice.value === form.values[name]}>
          {choice.label}
        </option>
      ))}
    </select>
  )
  return (
    <FieldFrame name={name} label={required ? `${label} *` : label} hint={hint} error={error}>
      {beside ? (
        <div class="with">
          {list}
          {beside}
        </div>
      ) : (
        list
      )}
    </FieldFrame>
  )
}

type FrameProps = PropsWithChildren<{
  name: string
  label: Child
  hint?: string | undefined
  error?: string | undefined
}>

/** Hint and error come before the input: that is where they are read, with and without eyes. */
function FieldFrame({ name, label, hint, error, children }: FrameProps) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

function describedBy(name: string, hint: string | undefined, error: string | undefined) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}
