import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { secretEmail } from './secret-email.tsx'

type Facts = {
  name: string
  /** As shown: XXXX-XXXX-XXXX-XXXX */
  temporaryPassword: string
  endsAt: Date
  askedAt: Date
  /** Somebody wanted to create an account, and there is one. */
  accountExists?: boolean
}

export function temporaryPasswordEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { emails } = facts.words
  const { title, asked } = facts.accountExists ? emails.accountExists : emails.temporaryPassword
  const { label, ends, unasked } = emails.temporaryPassword
  return secretEmail(facts, {
    title,
    hello: emails.hello(facts.name),
    asked: asked(momentInWords(facts, facts.askedAt)),
    label,
    secret: facts.temporaryPassword,
    ends,
    end: momentInWords(facts, facts.endsAt),
    where: emails.login,
    unasked,
  })
}
