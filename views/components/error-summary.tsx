import { useFrame } from '../layouts/frame.ts'
import { errorSentence } from './error-sentence.ts'
import { type FormValue, isWrong } from './form-value.ts'

type Props<Name extends string> = {
  form: FormValue<Name>
  /** The fields in the order of the page. */
  fields: readonly Name[]
  /** Where many fields can be wrong in the same way: what each is called. */
  called?: (name: Name) => string
}

/** What is wrong, with a way to each field; stands first in main. Nothing when all is well. */
export function ErrorSummary<Name extends string>({ form, fields, called }: Props<Name>) {
  const { words } = useFrame()
  if (!isWrong(form)) return null

  const wrong = fields.filter((name) => form.errors[name])
  return (
    <div class="summary" role="alert" aria-labelledby="summary" tabindex={-1} autofocus>
      <h2 id="summary">{words.site.problem}</h2>
      {form.problem && <p>{errorSentence(form, form.problem)}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map((name) => (
            <li>
              <a href={`#${name}`}>
                {called && `${called(name)} – `}
                {errorSentence(form, form.errors[name])}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
