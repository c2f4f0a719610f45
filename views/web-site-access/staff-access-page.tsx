import { dateWords } from '../../src/i18n/dates.ts'
import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import type { PendingEmail } from './change-email.tsx'

/** Where a customer is logged in. */
export type StaffSeenSession = {
  browser: string | null
  platform: string | null
  network: Network
  lastSeenAt: Date
}

type Props = {
  customer: ShownCustomer
  form: FormValue<never>
  pendingEmail: PendingEmail | null
  sessions: StaffSeenSession[]
  /** Reference of the email that was just sent. */
  sent: string | null
  /** When the account will be deleted. */
  deletionAt: Date | null
}

/** What staff can do about a customer's way into the account. */
export function StaffAccessPage({ customer, form, pendingEmail, sessions, sent, deletionAt }: Props) {
  return (
    <StaffCustomer
      customer={customer}
      tab="access"
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <State customer={customer} />
      <TemporaryPassword customer={customer} sent={sent} />
      <PhoneDesk customer={customer} />
      <Email customer={customer} pending={pendingEmail} />
      <Sessions customer={customer} sessions={sessions} />
      <Deletion customer={customer} deletionAt={deletionAt} />
    </StaffCustomer>
  )
}

type Whose = { customer: ShownCustomer }

const useWords = () => useStaffWords().customers.access

function State({ customer: { id, disabled } }: Whose) {
  const words = useWords()
  return (
    <section class="sides">
      <h2>{words.state}</h2>
      <div class="stack">
        <p>{disabled ? <strong>{words.disabledNow}</strong> : words.open}</p>
        <p>
          <a
            class="button quiet"
            href={disabled ? paths.staff.customerEnable(id) : paths.staff.customerDisable(id)}
          >
            {disabled ? words.enable : words.disable}
          </a>
        </p>
      </div>
    </section>
  )
}

function TemporaryPassword({ customer: { id, email, disabled }, sent }: Whose & Pick<Props, 'sent'>) {
  const words = useWords()
  const { toEmails } = useStaffWords().customers
  return (
    <section class="sides">
      <div class="stack">
        <h2>{words.temporaryPassword}</h2>
        <p class="soft">{words.temporaryPasswordLead(email)}</p>
      </div>
      <div class="stack">
        {sent && (
          <p>
            {words.sent(sent)}{' '}
            <a href={`${paths.staff.whereIsMyMail}?${new URLSearchParams({ reference: sent })}`}>
              {toEmails}
            </a>
          </p>
        )}
        {!disabled && (
          <Form class="once" action={paths.staff.customerTemporaryPassword(id)}>
            <Button look="quiet">{words.sendIt}</Button>
          </Form>
        )}
      </div>
    </section>
  )
}

function PhoneDesk({ customer: { id, disabled } }: Whose) {
  const words = useStaffWords().phoneDesk
  if (disabled) return null
  return (
    <section class="sides">
      <div class="stack">
        <h2>{words.heading}</h2>
        <p class="soft">{words.lead}</p>
      </div>
      <div class="stack">
        <p>
          <a class="button quiet" href={paths.staff.customerReadOut(id)}>
            {words.readOut}
          </a>
        </p>
        <p>
          <a class="button quiet" href={paths.staff.customerLetter(id)}>
            {words.print}
          </a>
        </p>
      </div>
    </section>
  )
}

function Email({ customer: { id, email, disabled }, pending }: Whose & { pending: PendingEmail | null }) {
  const { language, shop } = useFrame()
  const words = useWords()
  return (
    <section class="sides">
      <div class="stack">
        <h2>{words.email}</h2>
        <p class="soft">{words.emailLead}</p>
      </div>
      <div class="stack">
        <p>
          <strong translate="no">{email}</strong>
        </p>
        {pending && (
          <>
            <p>
              {words.pending(pending.newEmail)}{' '}
              {words.pendingUntil(dateWords(language, shop.timeZone).time(pending.expiresAt))}
            </p>
            <p>
              <a class="button quiet" href={paths.staff.customerEmailCode(id)}>
                {words.typeCode}
              </a>
            </p>
            <Form class="once" action={paths.staff.customerEmailCancel(id)}>
              <Button look="plain">{words.cancelEmail}</Button>
            </Form>
          </>
        )}
        {!pending && !disabled && (
          <p>
            <a class="button quiet" href={paths.staff.customerEmailChange(id)}>
              {words.changeEmail}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

function Sessions({ customer: { id }, sessions }: Whose & Pick<Props, 'sessions'>) {
  const { words, language, shop, now } = useFrame()
  const access = useWords()
  const { dayAndTime } = dateWords(language, shop.timeZone)
  return (
    <section class="sides">
      <h2>{access.sessions}</h2>
      <div class="stack">
        {sessions.length === 0 && <p class="soft">{access.noSessions}</p>}
        {sessions.length > 0 && (
          <ul class="rows">
            {sessions.map(({ browser, platform, network, lastSeenAt }) => (
              <li>
                <p class="what">
                  <strong>{browserInWords(words, browser, platform)}</strong>
                  <br />
                  <span class="soft">
                    {words.webSiteAccess.lastSeen(dayAndTime(lastSeenAt, now))},{' '}
                    {networkInWords(words, network)}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a class="button quiet" href={paths.staff.customerSessions(id)}>
            {access.endSessions}
          </a>
        </p>
      </div>
    </section>
  )
}

function Deletion({ customer: { id }, deletionAt }: Whose & Pick<Props, 'deletionAt'>) {
  const { language, shop, staff } = useFrame()
  const words = useWords()
  return (
    <section class="sides">
      <h2>{words.danger}</h2>
      <div class="stack">
        {deletionAt && (
          <p>
            <strong>{words.pendingDeletion(dateWords(language, shop.timeZone).date(deletionAt))}</strong>
          </p>
        )}
        {staff?.role === 'owner' ? (
          <p>
            <a class="button quiet" href={paths.staff.customerDeletion(id)}>
              {words.deletion}
            </a>
          </p>
        ) : (
          <p class="soft">{words.ownersDelete}</p>
        )}
      </div>
    </section>
  )
}
