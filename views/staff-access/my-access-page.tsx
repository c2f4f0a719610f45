import { dateWords } from '../../src/i18n/dates.ts'
import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Username } from '../components/username.tsx'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

type Session = {
  current: boolean
  browser: string | null
  platform: string | null
  network: Network
  since: Date
  lastSeen: Date
}

type Props = {
  form: FormValue<'current' | 'new' | 'again'>
  email: string
  factorSince: Date | null
  codesLeft: number
  sessions: Session[]
}

/** A staff member's own password, second factor and sessions. */
export function MyAccessPage({ form, email, factorSince, codesLeft, sessions }: Props) {
  const words = useStaffWords().access
  return (
    <StaffPage
      title={words.mine}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['current', 'new', 'again']} />}
    >
      <Password form={form} email={email} />
      <Factor since={factorSince} codesLeft={codesLeft} />
      <Sessions sessions={sessions} />
    </StaffPage>
  )
}

function Password({ form, email }: Pick<Props, 'form' | 'email'>) {
  const words = useStaffWords().access
  const { facts } = useFrame()
  return (
    <section class="sides">
      <div class="stack">
        <h2>{words.changePassword}</h2>
        <p class="soft">{words.changeHint}</p>
      </div>
      <Form action={paths.staff.accessPassword}>
        <Username email={email} />
        <Field
          form={form}
          name="current"
          label={words.current}
          type="password"
          autocomplete="current-password"
          required
        />
        <Field
          form={form}
          name="new"
          label={words.newPassword}
          hint={words.newPasswordHint(facts.passwordLength)}
          type="password"
          autocomplete="new-password"
          required
        />
        <Field
          form={form}
          name="again"
          label={words.again}
          type="password"
          autocomplete="new-password"
          required
        />
        <p>
          <Button>{words.save}</Button>
        </p>
      </Form>
    </section>
  )
}

function Factor({ since, codesLeft }: { since: Date | null; codesLeft: number }) {
  const words = useStaffWords().access
  const { language, shop, now } = useFrame()
  return (
    <section class="sides">
      <h2>{words.factor}</h2>
      <div class="stack">
        {since && <p>{words.factorSince(dateWords(language, shop.timeZone).dayAndTime(since, now))}</p>}
        <p>
          <a href={paths.staff.accessSecondFactor}>{words.newFactor}</a>
        </p>
        <p>{words.codesLeft(codesLeft)}</p>
        <p>
          <a href={paths.staff.accessRecoveryCodes}>{words.newCodes}</a>
        </p>
      </div>
    </section>
  )
}

function Sessions({ sessions }: { sessions: Session[] }) {
  const words = useStaffWords().access
  return (
    <section class="sides">
      <h2>{words.sessions}</h2>
      <div class="stack">
        <ul class="rows">
          {sessions.map((session) => (
            <SessionRow session={session} />
          ))}
        </ul>
        {sessions.length > 1 && (
          <Form class="once" action={paths.staff.accessSessions}>
            <Button look="quiet">{words.endOthers}</Button>
          </Form>
        )}
      </div>
    </section>
  )
}

function SessionRow({ session }: { session: Session }) {
  const { words, language, shop, now } = useFrame()
  const mine = useStaffWords().access
  const since = dateWords(language, shop.timeZone).dayAndTime(session.since, now)
  return (
    <li>
      <p class="what">
        <strong>{browserInWords(words, session.browser, session.platform)}</strong>
        {session.current && `, ${mine.thisBrowser}`}
        <br />
        <span class="soft">{`${networkInWords(words, session.network)}, ${mine.since(since)}`}</span>
      </p>
    </li>
  )
}
