import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'

const fields = ['passwordForDeletion'] as const
export type DeletionField = (typeof fields)[number]

export type PendingDeletion = { askedBy: 'customer' | 'staff' | 'command'; askedAt: Date; dueAt: Date }

type Props = {
  form: FormValue<DeletionField>
  /** Null when nobody has asked. */
  pending: PendingDeletion | null
  /** When it would be done, asked for now. */
  dueIfAsked: Date
  /** How long history is kept. */
  historyDays: number
  currentIsTemporary: boolean
}

/** What goes, what stays, and when; then the one button that asks for it, or that keeps the account. */
export function DeletionPage({ form, pending, dueIfAsked, historyDays, currentIsTemporary }: Props) {
  const words = useFrame().words.deletion
  return (
    <Account
      tab="profile"
      title={words.title}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={fields} />}
    >
      {pending && <Keep pending={pending} />}
      <section class="sides">
        <div class="stack">
          <h2>{words.goes}</h2>
          <ul class="points">
            <li>{words.goesProfile}</li>
            <li>{words.goesAddresses}</li>
            <li>{words.goesAccess}</li>
            <li>{words.goesEmails}</li>
          </ul>
        </div>
        <div class="stack">
          <h2>{words.stays}</h2>
          <p>{words.staysOrders}</p>
          <p>{words.staysHistory(historyDays)}</p>
          <p>{words.staysBackups}</p>
        </div>
      </section>
      {!pending && <Ask form={form} dueAt={dueIfAsked} currentIsTemporary={currentIsTemporary} />}
    </Account>
  )
}

function Ask({
  form,
  dueAt,
  currentIsTemporary,
}: Pick<Props, 'form' | 'currentIsTemporary'> & { dueAt: Date }) {
  const { words, language, shop, now } = useFrame()
  const { deletion } = words
  return (
    <section class="sides">
      <div class="stack">
        <h2>{deletion.when}</h2>
        <p>{deletion.whenAsked(dateWords(language, shop.timeZone).at(dueAt, now))}</p>
        <p>{deletion.whenTold}</p>
      </div>
      {currentIsTemporary ? (
        <div class="stack">
          <p>{deletion.temporary}</p>
          <p>
            <a href={`${paths.webSiteAccess}#change-password`}>{deletion.choosePassword}</a>
          </p>
        </div>
      ) : (
        <Form action={paths.deletion}>
          <Field
            form={form}
            name="passwordForDeletion"
            label={deletion.password}
            type="password"
            autocomplete="current-password"
            required="starred"
          />
          <p>
            <Button>{deletion.ask}</Button>
          </p>
        </Form>
      )}
    </section>
  )
}

function Keep({ pending: { askedBy, askedAt, dueAt } }: { pending: PendingDeletion }) {
  const { words, language, shop, now } = useFrame()
  const { deletion } = words
  const { at, dayAndTime } = dateWords(language, shop.timeZone)
  const asked = askedBy === 'customer' ? deletion.pendingAsked : deletion.pendingAskedShop
  return (
    <div class="stack">
      <p>
        <strong>{deletion.pending(at(dueAt, now))}</strong> {asked(dayAndTime(askedAt, now))}
      </p>
      <Form class="once" action={paths.deletionCancel}>
        <Button>{deletion.keep}</Button>
      </Form>
    </div>
  )
}
