import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { passwordChangedEmail } from '../../../views/emails/password-changed-email.tsx'
import { originFacts } from '../../accounts/origin-facts.ts'
import type { Email } from '../../email/outbox.ts'

/** Tells the customer that the password was changed, and what to do if it was somebody else. */
export function writePasswordChanged({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = passwordChangedEmail({ ...frame, ...originFacts.parse(facts), changedAt: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}
