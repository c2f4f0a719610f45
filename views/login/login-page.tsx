import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { NewTab } from '../components/new-tab.tsx'
import { Tick } from '../components/tick.tsx'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'

type Props = {
  form: FormValue<'email' | 'password' | 'keep' | 'shared'>
  /** Where to go afterwards; null for the usual place. */
  next: string | null
  /** Whether a temporary password was right but has ended: a new one is one click away. */
  offerNewOne: boolean
  /** Whether strangers may create an account. */
  offerAccount: boolean
  /** What was typed before the session ended, sealed; the box carries it through the log-in. */
  kept?: string | null
}

export function LoginPage({ form, next, offerNewOne, offerAccount, kept = null }: Props) {
  const words = useFrame().words.login
  const carries = kept !== null
  return (
    <Boxed
      title={words.title}
      wrong={isWrong(form)}
      stays={carries}
      summary={<ErrorSummary form={form} fields={['email', 'password', 'keep', 'shared']} />}
    >
      {carries && <p class="notice">{words.kept}</p>}
      {offerNewOne && <NewOne email={form.values.email ?? ''} inNewTab={carries} />}
      <Form action={paths.login} unsaved={carries ? 'already' : undefined}>
        {next !== null && <input type="hidden" name="next" value={next} />}
        {carries && <input type="hidden" name="kept" value={kept} />}
        <Field
          form={form}
          name="email"
          label={words.email}
          type="email"
          autocomplete="username"
          maxlength={254}
          required
        />
        <Field
          form={form}
          name="password"
          label={words.password}
          hint={words.passwordHint}
          type="password"
          autocomplete="current-password"
          required
        />
        <div class="ticks">
          <Tick form={form} name="keep" label={words.keep} />
          <Tick form={form} name="shared" label={words.shared} hint={words.sharedHint} />
        </div>
        <Button>{words.submit}</Button>
      </Form>
      <p>
        <a class="plain" href={paths.forgotPassword} target={carries ? '_blank' : undefined}>
          {words.forgot}
          {carries && <NewTab />}
        </a>
      </p>
      {offerAccount && !carries && (
        <section class="stack">
          <h2>{words.newHere}</h2>
          <a class="button quiet" href={paths.registration}>
            {words.createAccount}
          </a>
        </section>
      )}
    </Boxed>
  )
}

function NewOne({ email, inNewTab }: { email: string; inNewTab: boolean }) {
  return (
    <Form class="once" action={paths.forgotPassword}>
      <input type="hidden" name="email" value={email} />
      <button class="button quiet" type="submit" formtarget={inNewTab ? '_blank' : undefined}>
        {useFrame().words.login.newOne}
        {inNewTab && <NewTab />}
      </button>
    </Form>
  )
}
