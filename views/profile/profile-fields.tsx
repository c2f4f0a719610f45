import { languageNames, languages } from '../../src/i18n/words.ts'
import { Choice, Field } from '../components/field.tsx'
import type { FormValue } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'

export type ProfileField = 'firstName' | 'lastName' | 'company' | 'phone' | 'language'

type Props = {
  form: FormValue<ProfileField>
  /** Of staff: what they call the customer's language, and what stands first, that none was chosen. */
  staff?: { language: string; noLanguage: string }
}

/** The fields of a profile, for the customer and for staff. */
export function ProfileFields({ form, staff }: Props) {
  const words = useFrame().words.profile
  // A staff member's browser would fill in the staff member's own.
  const token = (known: string) => (staff ? 'off' : known)
  const none = staff ? [{ value: '', label: staff.noLanguage }] : []
  return (
    <>
      <div class="pair">
        <Field
          form={form}
          name="firstName"
          label={words.firstName}
          autocomplete={token('given-name')}
          required="starred"
        />
        <Field
          form={form}
          name="lastName"
          label={words.lastName}
          autocomplete={token('family-name')}
          required="starred"
        />
      </div>
      <Field form={form} name="company" label={words.company} autocomplete={token('organization')} />
      <Field
        form={form}
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        autocomplete={token('tel')}
      />
      <Choice
        form={form}
        name="language"
        label={staff?.language ?? words.language}
        choices={[...none, ...languageChoices]}
      />
    </>
  )
}

const languageChoices = languages.map((value) => ({ value, label: languageNames[value], lang: value }))
