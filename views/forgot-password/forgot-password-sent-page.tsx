import { paths } from '../../src/paths.ts'
import { Contact } from '../components/contact.tsx'
import { Ticket } from '../components/ticket.tsx'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'

/** The same to everybody: nothing here tells whether there is an account. */
export function ForgotPasswordSentPage({ reference }: { reference: string }) {
  const frame = useFrame()
  const words = frame.words.forgotPasswordSent
  return (
    <Boxed title={words.title} wide>
      <p class="lead">{words.lead}</p>
      <p>{words.works(frame.facts.temporaryPasswordMinutes)}</p>
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
              {words.otherAddress} <a href={paths.forgotPassword}>{words.tryThat}</a>.
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
