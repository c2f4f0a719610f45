import type { Words } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Contact } from '../components/contact.tsx'
import { Ticket } from '../components/ticket.tsx'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'

export type ErrorStatus = keyof Words['errorPages']

type Props = {
  status: ErrorStatus
  /** The request's id, to be found in the log. */
  reference: string
  /** As in Retry-After. */
  waitSeconds?: number
}

export function ErrorPage({ status, reference, waitSeconds }: Props) {
  const { words } = useFrame()
  const { title, text } = words.errorPages[status]
  return (
    <Boxed title={title} wide>
      <p class="lead">{text}</p>
      {waitSeconds !== undefined && <p>{words.errorPage.wait(waitSeconds)}</p>}
      <WaysOn />
      <section class="stack">
        <h2>{words.errorPage.again}</h2>
        <Contact sentences={words.errorPage} />
        <Ticket reference={reference} />
      </section>
    </Boxed>
  )
}

function WaysOn() {
  const { words, customer, shop } = useFrame()
  return (
    <p class="actions">
      {customer ? (
        <a class="button" href={paths.profile}>
          {words.errorPage.account}
        </a>
      ) : (
        <a class="button" href={paths.login}>
          {words.login.title}
        </a>
      )}{' '}
      {shop.url && (
        <a class="plain" href={shop.url}>
          {words.site.backToShop}
        </a>
      )}
    </p>
  )
}
