import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Tick } from '../components/tick.tsx'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { ProfileFields } from './profile-fields.tsx'

const fields = ['firstName', 'lastName', 'company', 'phone', 'language', 'newsletter'] as const

type Props = {
  form: FormValue<(typeof fields)[number]>
  /** When the account was opened. */
  since: Date
  /** When the newsletter was agreed to; null when it was not. */
  newsletterSince: Date | null
}

export function ProfilePage({ form, since, newsletterSince }: Props) {
  const { words, language, shop } = useFrame()
  const { profile } = words
  const dateOf = (at: Date) => (
    <time datetime={at.toISOString()}>{dateWords(language, shop.timeZone).date(at)}</time>
  )
  return (
    <Account tab="profile" wrong={isWrong(form)} summary={<ErrorSummary form={form} fields={fields} />}>
      <p class="soft">{words.site.required}</p>
      <Form action={paths.profile} unsaved={isWrong(form) ? 'already' : 'once typed'}>
        <ProfileFields form={form} />
        <Tick
          form={form}
          name="newsletter"
          label={profile.newsletter(shop.name)}
          hint={profile.newsletterHint}
        />
        <p>
          <Button>{profile.save}</Button>
        </p>
      </Form>
      {newsletterSince && form.values.newsletter && (
        <p class="soft">{profile.newsletterSince(dateOf(newsletterSince))}</p>
      )}
      <p class="soft">{profile.since(dateOf(since))}</p>
      <p>
        <a href={paths.ownData}>{words.ownData.fromProfile}</a>
      </p>
    </Account>
  )
}
