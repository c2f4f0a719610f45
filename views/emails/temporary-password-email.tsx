import { type EmailFrame, loginAddress, momentInWords, type RenderedEmail } from './email-frame.ts'
import { EmailLayout, htmlPart, LoginLink, textPart } from './email-layout.tsx'

type Facts = {
  name: string
  /** As shown: XXXX-XXXX-XXXX-XXXX */
  temporaryPassword: string
  endsAt: Date
  askedAt: Date
}

/** Carries the temporary password alone on its line, easy to copy (TP-19: no link that does anything). */
export function temporaryPasswordEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { emails } = facts.words
  const words = emails.temporaryPassword
  const asked = words.asked(momentInWords(facts, facts.askedAt))
  const end = momentInWords(facts, facts.endsAt)

  return {
    subject: emails.subject(words.title, facts.shop.name),
    html: htmlPart(
      <EmailLayout frame={facts} title={words.title} small={[words.unasked]}>
        <p>{emails.hello(facts.name)}</p>
        <p>{asked}</p>
        <p>{words.label}</p>
        <p class="password">{facts.temporaryPassword}</p>
        <p>{words.ends(<strong>{end}</strong>)}</p>
        <p>{emails.login(<LoginLink frame={facts} />)}</p>
      </EmailLayout>,
    ),
    text: textPart(facts, [
      emails.hello(facts.name),
      asked,
      `${words.label}\n${facts.temporaryPassword}`,
      words.ends(end).join(''),
      emails.login(loginAddress(facts)).join(''),
      words.unasked,
    ]),
  }
}
