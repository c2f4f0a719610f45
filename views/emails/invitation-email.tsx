import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { secretEmail } from './secret-email.tsx'

type Facts = {
  name: string
  /** As shown: XXXX-XXXX-XXXX-XXXX */
  temporaryPassword: string
  endsAt: Date
}

/** To a customer whom the shop has entered and who has never been here. */
export function invitationEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { emails } = facts.words
  const { title, invited, ends, unwanted } = emails.invitation
  return secretEmail(facts, {
    title,
    hello: emails.hello(facts.name),
    asked: invited(facts.shop.name),
    label: emails.temporaryPassword.label,
    secret: facts.temporaryPassword,
    ends,
    end: momentInWords(facts, facts.endsAt),
    where: emails.login,
    unasked: unwanted,
  })
}
