import * as z from 'zod'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import {
  temporaryPasswordPrintedEmail,
  temporaryPasswordReadOutEmail,
} from '../../../views/emails/handed-emails.tsx'
import type { Email } from '../../email/outbox.ts'

const factsOf = z.object({ name: z.string() })

/** Tells the customer that a temporary password was read out; not which one. */
export const writeTemporaryPasswordReadOut = ({ recipient, facts, createdAt }: Email, frame: EmailFrame) => ({
  message: {
    to: recipient ?? '',
    ...temporaryPasswordReadOutEmail({ ...frame, ...factsOf.parse(facts), at: createdAt }),
  },
})

/** Tells the customer that a letter with a temporary password was printed. */
export const writeTemporaryPasswordPrinted = ({ recipient, facts, createdAt }: Email, frame: EmailFrame) => ({
  message: {
    to: recipient ?? '',
    ...temporaryPasswordPrintedEmail({ ...frame, ...factsOf.parse(facts), at: createdAt }),
  },
})
