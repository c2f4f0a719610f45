import { languageNames, languages } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Choice, Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'

const fields = ['firstName', 'lastName', 'email', 'language'] as const

export function RegistrationPage({ form }: { form: FormValue<(typeof fields)[number]> }) {
  const words = useFrame().words.registration
  return (
    <Boxed title={words.title} wrong={isWrong(form)} summary={<ErrorSummary form={form} fields={fields} />}>
      <p>{words.lead}</p>
      <Form action={paths.registration}>
        <Field
          form={form}
          name="firstName"
          label={words.firstName}
          autocomplete="given-name"
          maxlength={100}
          required
        />
        <Field
          form={form}
          name="lastName"
          label={words.lastName}
          autocomplete="family-name"
          maxlength={100}
          required
        />
        <Field
          form={form}
          name="email"
          label={words.email}
          type="email"
          autocomplete="email"
          maxlength={254}
          required
        />
        <Choice form={form} name="language" label={words.language} choices={languageChoices} />
        <Button>{words.submit}</Button>
      </Form>
      <p>
        <a class="plain" href={paths.login}>
          {words.back}
        </a>
      </p>
    </Boxed>
  )
}

const languageChoices = languages.map((value) => ({ value, label: languageNames[value], lang: value }))
