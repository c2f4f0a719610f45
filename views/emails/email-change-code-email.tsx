import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { secretEmail } from './secret-email.tsx'

type Facts = {
  /** As shown: XXXX-XXXX */
  code: string
  endsAt: Date
  askedAt: Date
}

/** To the new mailbox, which nobody has proven yet: nothing in it was typed by whoever asked. */
export function emailChangeCodeEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { emails } = facts.words
  const { title, asked, label, ends, where, unasked } = emails.emailChangeCode
  return secretEmail(facts, {
    title,
    hello: emails.helloNobody,
    asked: asked(momentInWords(facts, facts.askedAt)),
    label,
    secret: facts.code,
    ends,
    end: momentInWords(facts, facts.endsAt),
    where,
    unasked,
  })
}
