import { dateWords } from '../../src/i18n/dates.ts'
import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { useFrame } from '../layouts/frame.ts'

export type LoggedIn = {
  id: string
  /** Whether it is the session that asks. */
  current: boolean
  browser: string | null
  platform: string | null
  network: Network
  since: Date
  lastSeen: Date
  temporary: boolean
  kind: 'browser' | 'kept' | 'shared'
}

/** Where the customer is logged in, and how to end it there. */
export function Sessions({ sessions }: { sessions: LoggedIn[] }) {
  const words = useFrame().words.webSiteAccess
  const others = sessions.some((session) => !session.current)
  return (
    <section class="sides">
      <div class="stack">
        <h2>{words.sessions}</h2>
        <p class="soft">{words.sessionsHint}</p>
      </div>
      <Form class="stack" action={paths.sessions}>
        <ul class="rows">
          {sessions.map((session) => (
            <Session session={session} />
          ))}
        </ul>
        {others && (
          <p>
            <Button look="quiet" name="end" value="others">
              {words.logOutOthers}
            </Button>
          </p>
        )}
      </Form>
    </section>
  )
}

function Session({ session }: { session: LoggedIn }) {
  const { words } = useFrame()
  const browser = browserInWords(words, session.browser, session.platform)
  return (
    <li>
      <p class="what">
        <strong>{browser}</strong>
        {session.current && `, ${words.webSiteAccess.thisBrowser}`}
        <br />
        <span class="soft">{whenSeen(session)}</span>
        <br />
        <span class="soft">{circumstances(session)}</span>
      </p>{' '}
      <Button look="plain" name="end" value={session.id}>
        {words.webSiteAccess.logOut}
        <span class="hidden"> {browser}</span>
      </Button>
    </li>
  )
}

function whenSeen({ current, since, lastSeen }: LoggedIn): string {
  const { words, language, shop, now } = useFrame()
  const { dayAndTime } = dateWords(language, shop.timeZone)
  return current
    ? words.webSiteAccess.since(dayAndTime(since, now))
    : words.webSiteAccess.lastSeen(dayAndTime(lastSeen, now))
}

/** From where, and what is special about it. */
function circumstances({ network, temporary, kind }: LoggedIn): string {
  const { words } = useFrame()
  return [
    networkInWords(words, network),
    temporary && words.webSiteAccess.temporary,
    kind !== 'browser' && words.webSiteAccess[kind],
  ]
    .filter(Boolean)
    .join(', ')
}
