import type { Child } from 'hono/jsx'
import { dateWords } from '../../src/i18n/dates.ts'
import { localeOf } from '../../src/i18n/locale.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

export type OverviewFigures = {
  emails: {
    waiting: number
    oldestWaiting: Date | null
    failed: number
    bounced: number
    overLimit: number
  }
  /** When the shop may send temporary passwords again; null while it may. */
  noEmailsUntil: Date | null
  /** In the last hour. */
  refusedLogins: number
  refusedStaffLogins: number
  limitsReached: number
  backup: { madeAt: Date | null; failedAt: Date | null; problem: string | null }
  customers: number
  databaseBytes: number
  version: string
}

/** An email that has waited this long, in milliseconds, has got stuck; a backup is old after two days. */
const stuckAfter = 10 * 60_000
const oldAfter = 48 * 3_600_000

export function OverviewPage({ emails, backup, ...figures }: OverviewFigures) {
  const words = useStaffWords().overview
  const { now } = useFrame()
  const isStuck = emails.oldestWaiting !== null && now.getTime() - emails.oldestWaiting.getTime() > stuckAfter
  const isOld = backup.madeAt === null || now.getTime() - backup.madeAt.getTime() > oldAfter
  const mailTrouble = isStuck || emails.failed > 0 || emails.bounced > 0
  return (
    <StaffPage title={words.title} tab="overview">
      <FindForm />
      <section class="stack">
        <h2>{words.emails}</h2>
        <dl class="figures">
          <Figure name={words.waiting} bad={isStuck}>
            {emails.waiting}
            {emails.oldestWaiting && (
              <>
                , {words.oldest} <Moment at={emails.oldestWaiting} />
              </>
            )}
          </Figure>
          <Figure name={words.failed} bad={emails.failed > 0}>
            {emails.failed}
          </Figure>
          <Figure name={words.bounced} bad={emails.bounced > 0}>
            {emails.bounced}
          </Figure>
          <Figure name={words.overLimit} bad={figures.noEmailsUntil !== null}>
            {emails.overLimit}
            {figures.noEmailsUntil && (
              <>
                , {words.noEmailsUntil} <Moment at={figures.noEmailsUntil} />
              </>
            )}
          </Figure>
        </dl>
        {figures.noEmailsUntil && <p class="soft">{words.noEmailsHint}</p>}
        {mailTrouble && (
          <p>
            <a href={paths.staff.emails}>{words.lookAtEmails}</a>
          </p>
        )}
      </section>
      <section class="stack">
        <h2>{words.logins}</h2>
        <dl class="figures">
          <Figure name={words.refused}>{figures.refusedLogins}</Figure>
          <Figure name={words.refusedStaff} bad={figures.refusedStaffLogins > 10}>
            {figures.refusedStaffLogins}
          </Figure>
          <Figure name={words.limits} bad={figures.limitsReached > 0}>
            {figures.limitsReached}
          </Figure>
        </dl>
        {figures.limitsReached > 0 && <p class="soft">{words.limitsHint}</p>}
      </section>
      <section class="stack">
        <h2>{words.data}</h2>
        <dl class="figures">
          <Figure name={words.backup} bad={isOld}>
            {backup.madeAt ? <Moment at={backup.madeAt} /> : words.noBackup}
          </Figure>
          {backup.failedAt && (
            <Figure name={words.backupFailed} bad>
              <Moment at={backup.failedAt} />: {backup.problem}
            </Figure>
          )}
          <Figure name={words.customers}>{inDigits(useFrame().language, figures.customers)}</Figure>
          <Figure name={words.size}>
            {words.megabytes(megabytes(useFrame().language, figures.databaseBytes))}
          </Figure>
          <Figure name={words.version}>{figures.version}</Figure>
        </dl>
        {isOld && <p class="soft">{words.backupHint}</p>}
      </section>
    </StaffPage>
  )
}

/** What staff are asked for most: somebody's account, or what became of an email. */
function FindForm() {
  const words = useStaffWords().overview
  return (
    <search class="filters seek" aria-label={words.find}>
      <form class="filter" method="get" action={paths.staff.customers}>
        <div class="field">
          <label for="q">{words.findLabel}</label>
          <input id="q" name="q" type="search" maxlength={254} autocomplete="off" />
        </div>
        <button class="button" type="submit">
          {words.find}
        </button>
      </form>
    </search>
  )
}

/** A figure that asks for somebody's attention says so in a word, not by colour alone. */
function Figure({ name, bad = false, children }: { name: string; bad?: boolean; children?: Child }) {
  const words = useStaffWords().overview
  return (
    <div class={bad ? 'figure bad' : 'figure'}>
      <dt>{name}</dt>
      <dd>
        {children}
        {bad && <strong>{` – ${words.look}`}</strong>}
      </dd>
    </div>
  )
}

function Moment({ at }: { at: Date }) {
  const { language, shop, now } = useFrame()
  return <time datetime={at.toISOString()}>{dateWords(language, shop.timeZone).dayAndTime(at, now)}</time>
}

const inDigits = (language: 'en' | 'fr', count: number) =>
  new Intl.NumberFormat(localeOf[language]).format(count)

const megabytes = (language: 'en' | 'fr', bytes: number) =>
  new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 }).format(bytes / 1_000_000)
