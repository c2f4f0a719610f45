import type { Config } from '../config.ts'
import { developmentMailer } from '../email/development-mailbox.ts'
import type { Mailer } from '../email/mailer.ts'
import { resendMailer } from '../email/resend-mailer.ts'

/** What emails of this shop go out through. */
export function mailerOf({ mailboxDir, email }: Config, clock: () => Date): Mailer {
  if (mailboxDir) return developmentMailer(mailboxDir, email.from, clock)
  if (!email.apiKey) throw new Error('A real shop without an API key passed the checks')
  return resendMailer({ ...email, apiKey: email.apiKey })
}
