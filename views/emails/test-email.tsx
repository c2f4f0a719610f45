import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { EmailLayout, htmlPart, textPart } from './email-layout.tsx'

/** An email that only shows that emails arrive. */
export function testEmail(facts: EmailFrame & { sentAt: Date }): RenderedEmail {
  const { title, sent, arrived } = facts.words.emails.test
  const happened = sent(momentInWords(facts, facts.sentAt))
  return {
    subject: facts.words.emails.subject(title, facts.shop.name),
    html: htmlPart(
      <EmailLayout frame={facts} title={title} small={[]}>
        <p>{happened}</p>
        <p>{arrived}</p>
      </EmailLayout>,
    ),
    text: textPart(facts, [happened, arrived]),
  }
}
