import type { Child } from 'hono/jsx'
import { type EmailFrame, loginAddress, type RenderedEmail } from './email-frame.ts'
import { EmailLayout, htmlPart, LoginLink, textPart } from './email-layout.tsx'

type Secret = {
  title: string
  hello: string
  asked: string
  label: string
  /** As shown: groups of four with hyphens between them. */
  secret: string
  /** How long it works; given the words for the end. */
  ends: <Part extends Child>(end: Part) => (string | Part)[]
  end: string
  /** Where to use it; given the address of the log-in page. */
  where: <Part extends Child>(address: Part) => (string | Part)[]
  unasked: string
}

/** An email that carries a secret alone on its line, easy to copy (TP-19: no link that does anything). */
export function secretEmail(frame: EmailFrame, secret: Secret): RenderedEmail {
  return {
    subject: frame.words.emails.subject(secret.title, frame.shop.name),
    html: htmlPart(
      <EmailLayout frame={frame} title={secret.title} small={[secret.unasked]}>
        <p>{secret.hello}</p>
        <p>{secret.asked}</p>
        <p>{secret.label}</p>
        <p class="password">{secret.secret}</p>
        <p>{secret.ends(<strong>{secret.end}</strong>)}</p>
        <p>{secret.where(<LoginLink frame={frame} />)}</p>
      </EmailLayout>,
    ),
    text: textPart(frame, [
      secret.hello,
      secret.asked,
      `${secret.label}\n${secret.secret}`,
      secret.ends(secret.end).join(''),
      secret.where(loginAddress(frame)).join(''),
      secret.unasked,
    ]),
  }
}
