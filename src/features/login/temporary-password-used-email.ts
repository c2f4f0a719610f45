import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { temporaryPasswordUsedEmail } from '../../../views/emails/temporary-password-used-email.tsx'
import { originFacts } from '../../accounts/origin-facts.ts'
import type { Email } from '../../email/outbox.ts'

/** Tells the owner that somebody logged in with what the mailbox had received. */
export function writeTemporaryPasswordUsed({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = temporaryPasswordUsedEmail({ ...frame, ...originFacts.parse(facts), usedAt: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}
