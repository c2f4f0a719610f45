import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'

export const emailChangeFields = ['newEmail', 'passwordForEmail', 'code'] as const
export type EmailChangeField = (typeof emailChangeFields)[number]

export type PendingEmail = { newEmail: string; expiresAt: Date }

type Props = {
  email: string
  form: FormValue<EmailChangeField>
  /** A change that waits for its code. */
  pending: PendingEmail | null
  currentIsTemporary: boolean
}

/** Asks for the new address, or for the code from its mailbox. */
export function ChangeEmail({ email, form, pending, currentIsTemporary }: Props) {
  const words = useFrame().words.webSiteAccess
  const asksAgain = Boolean(form.errors.newEmail ?? form.errors.passwordForEmail)
  return (
    <section class="sides">
      <div class="stack">
        <h2 id="change-email">{words.changeEmail}</h2>
        <p class="soft">{words.changeEmailHint}</p>
      </div>
      <div class="stack">
        {currentIsTemporary && <p>{words.changeEmailTemporary}</p>}
        {pending && currentIsTemporary && (
          <p>{words.pendingElsewhere(<strong>{pending.newEmail}</strong>)}</p>
        )}
        {pending && !currentIsTemporary && !asksAgain && (
          <Confirm email={email} form={form} pending={pending} />
        )}
        {pending && !asksAgain && <Cancel />}
        {!currentIsTemporary && (asksAgain || !pending) && <Ask form={form} />}
      </div>
    </section>
  )
}

function Ask({ form }: Pick<Props, 'form'>) {
  const words = useFrame().words.webSiteAccess
  return (
    <Form action={paths.emailChange}>
      <Field
        form={form}
        name="newEmail"
        label={words.newEmail}
        type="email"
        autocomplete="email"
        maxlength={254}
        required="starred"
      />
      <Field
        form={form}
        name="passwordForEmail"
        label={words.passwordForEmail}
        type="password"
        autocomplete="current-password"
        required="starred"
      />
      <p>
        <Button look="quiet">{words.sendCode}</Button>
      </p>
    </Form>
  )
}

function Confirm({ email, form, pending }: Pick<Props, 'email' | 'form'> & { pending: PendingEmail }) {
  const { words, language, shop } = useFrame()
  const { webSiteAccess } = words
  const until = dateWords(language, shop.timeZone).time(pending.expiresAt)
  return (
    <>
      <p>{webSiteAccess.pendingEmail(<strong>{pending.newEmail}</strong>)}</p>
      <p>{webSiteAccess.pendingEnds(until, email)}</p>
      <Form action={paths.emailChangeCode}>
        <Field
          form={form}
          name="code"
          label={webSiteAccess.code}
          hint={webSiteAccess.codeHint}
          autocomplete="one-time-code"
          required="starred"
        />
        <p>
          <Button look="quiet">{webSiteAccess.confirmEmail}</Button>
        </p>
      </Form>
    </>
  )
}

function Cancel() {
  return (
    <Form class="once" action={paths.emailChangeCancel}>
      <Button look="plain">{useFrame().words.webSiteAccess.cancelEmail}</Button>
    </Form>
  )
}
