import type { Fate } from '../../src/email/fate.ts'
import { paths } from '../../src/paths.ts'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'
import { Contact } from './contact.tsx'
import { OwnEmail } from './own-email.tsx'
import { Ticket } from './ticket.tsx'

type Props = {
  title: string
  lead: string
  /** How long the temporary password works. */
  works: string
  otherAddress: string
  tryThat: string
  /** Where another address can be tried. */
  again: string
  reference: string
  /** What became of it, for a browser that may know; else null. */
  own?: Fate | null
  /** The page's own address. */
  path: string
}

/** The page after an email with a temporary password was asked for, and what to do when it does not come. */
export function EmailOnItsWay(props: Props) {
  const { title, lead, works, otherAddress, tryThat, again, reference, own = null, path } = props
  const frame = useFrame()
  const words = frame.words.forgotPasswordSent
  return (
    <Boxed title={title} wide>
      <p class="lead">{lead}</p>
      <p>{works}</p>
      <OwnEmail fate={own} path={path} />
      <p>
        <a class="button" href={paths.login}>
          {words.login}
        </a>
      </p>
      <section class="stack">
        <h2>{words.ifNone}</h2>
        <ol class="rows">
          <li>
            <p>{words.spam(<strong>{frame.shop.name}</strong>)}</p>
          </li>
          <li>
            <p>
              {otherAddress} <a href={again}>{tryThat}</a>.
            </p>
          </li>
          <li>
            <Contact sentences={words} />
            <Ticket reference={reference} />
          </li>
        </ol>
      </section>
    </Boxed>
  )
}
