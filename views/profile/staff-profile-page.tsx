import type { Child } from 'hono/jsx'
import { dateWords } from '../../src/i18n/dates.ts'
import { languageNames } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Tick } from '../components/tick.tsx'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { type ProfileField, ProfileFields } from './profile-fields.tsx'

const fields = ['firstName', 'lastName', 'company', 'phone', 'language'] as const

type Field = ProfileField | 'stopNewsletter' | 'seen'

/** What staff see of an account and do not change here. */
type Facts = {
  createdAt: Date
  updatedAt: Date
  externalId: string | null
  emailProvenAt: Date | null
  newsletterAgreedAt: Date | null
}

type Props = {
  customer: ShownCustomer
  facts: Facts
  hasPassword: boolean
  deletionAt: Date | null
  form: FormValue<Field>
  /** What was typed into a form that somebody else has overtaken. */
  typed: Partial<Record<Field, string>> | null
}

export function StaffProfilePage({ customer, facts, hasPassword, deletionAt, form, typed }: Props) {
  const { words } = useFrame()
  const { profile } = useStaffWords().customers
  const summary = <ErrorSummary form={form} fields={fields} />
  return (
    <StaffCustomer customer={customer} tab="profile" wrong={isWrong(form)} summary={summary}>
      {typed && <Typed typed={typed} now={form.values} />}
      <p class="soft">{profile.lead}</p>
      <p class="soft">{words.site.required}</p>
      <Form action={paths.staff.customer(customer.id)}>
        <ProfileFields form={form} staff={profile} />
        {facts.newsletterAgreedAt && (
          <Tick form={form} name="stopNewsletter" label={profile.stopNewsletter} />
        )}
        <input type="hidden" name="seen" value={form.values.seen} />
        <p>
          <Button>{profile.save}</Button>
        </p>
      </Form>
      <About facts={facts} hasPassword={hasPassword} deletionAt={deletionAt} />
    </StaffCustomer>
  )
}

/** What was typed and differs from what stands there now, field by field. */
function Typed({ typed, now }: { typed: NonNullable<Props['typed']>; now: Props['form']['values'] }) {
  const { words } = useFrame()
  const { profile } = useStaffWords().customers
  const different = fields.filter((name) => (typed[name] ?? '').trim() !== now[name])
  return (
    <dl class="facts">
      {different.map((name) => [
        <dt>{name === 'language' ? profile.language : words.profile[name]}</dt>,
        ' ',
        <dd>{typed[name]?.trim() ? profile.typed(shown(name, typed[name])) : profile.typedNothing}</dd>,
      ])}
    </dl>
  )
}

const shown = (name: string, typed: string) =>
  name === 'language' && Object.hasOwn(languageNames, typed)
    ? languageNames[typed as keyof typeof languageNames]
    : typed.trim()

function About({ facts, hasPassword, deletionAt }: Pick<Props, 'facts' | 'hasPassword' | 'deletionAt'>) {
  const { language, shop, now } = useFrame()
  const { profile, access } = useStaffWords().customers
  const { date, dayAndTime } = dateWords(language, shop.timeZone)
  const { createdAt, updatedAt, externalId, emailProvenAt, newsletterAgreedAt } = facts
  return (
    <section class="stack">
      <h2>{profile.facts}</h2>
      <dl class="facts">
        <Fact name={profile.since}>{date(createdAt)}</Fact>
        {externalId && <Fact name={profile.externalId}>{externalId}</Fact>}
        <Fact name={profile.proven}>{emailProvenAt ? date(emailProvenAt) : profile.notProven}</Fact>
        <Fact name={profile.password}>{hasPassword ? profile.hasPassword : profile.hasNone}</Fact>
        <Fact name={profile.changed}>{dayAndTime(updatedAt, now)}</Fact>
        {deletionAt && (
          <Fact name={profile.deletion}>
            <strong>{access.pendingDeletion(date(deletionAt))}</strong>
          </Fact>
        )}
      </dl>
      <p class="soft">
        {newsletterAgreedAt ? profile.newsletterOn(date(newsletterAgreedAt)) : profile.newsletterOff}
      </p>
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <>
    <dt>{name}</dt> <dd>{children}</dd>
  </>
)
