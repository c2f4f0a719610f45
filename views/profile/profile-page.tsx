import { dateWords } from '../../src/i18n/dates.ts'
import { languageNames, languages } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Choice, Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'

const fields = ['firstName', 'lastName', 'company', 'phone', 'language'] as const

type Props = {
  form: FormValue<(typeof fields)[number]>
  /** When the account was opened. */
  since: Date
}

export function ProfilePage({ form, since }: Props) {
  const { words, language, shop } = useFrame()
  const { profile } = words
  const date = <time datetime={since.toISOString()}>{dateWords(language, shop.timeZone).date(since)}</time>
  return (
    <Account tab="profile" wrong={isWrong(form)} summary={<ErrorSummary form={form} fields={fields} />}>
      <p class="soft">{words.site.required}</p>
      <Form action={paths.profile}>
        <div class="pair">
          <Field
            form={form}
            name="firstName"
            label={profile.firstName}
            autocomplete="given-name"
            required="starred"
          />
          <Field
            form={form}
            name="lastName"
            label={profile.lastName}
            autocomplete="family-name"
            required="starred"
          />
        </div>
        <Field form={form} name="company" label={profile.company} autocomplete="organization" />
        <Field
          form={form}
          name="phone"
          label={profile.phone}
          hint={profile.phoneHint}
          type="tel"
          autocomplete="tel"
        />
        <Choice form={form} name="language" label={profile.language} choices={languageChoices} />
        <p>
          <Button>{profile.save}</Button>
        </p>
      </Form>
      <p class="soft">{profile.since(date)}</p>
    </Account>
  )
}

const languageChoices = languages.map((value) => ({ value, label: languageNames[value], lang: value }))
