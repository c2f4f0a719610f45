import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { secretEmail } from './secret-email.tsx'

type Facts = {
  /** As shown: XXXX-XXXX-XXXX-XXXX */
  temporaryPassword: string
  endsAt: Date
  askedAt: Date
}

/** To an address that nobody has proven yet: nothing in it was typed by whoever asked. */
export function registrationEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { emails } = facts.words
  const { title, asked, ends, unasked } = emails.registration
  return secretEmail(facts, {
    title,
    hello: emails.helloNobody,
    asked: asked(momentInWords(facts, facts.askedAt)),
    label: emails.temporaryPassword.label,
    secret: facts.temporaryPassword,
    ends,
    end: momentInWords(facts, facts.endsAt),
    where: emails.login,
    unasked,
  })
}
