import * as z from 'zod'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { accountDisabledEmail, accountEnabledEmail } from '../../../views/emails/shop-acts-emails.tsx'
import type { Email } from '../../email/outbox.ts'

const factsOf = z.object({ name: z.string() })

/** Tells the customer that nobody can log in any more. */
export const writeAccountDisabled = ({ recipient, facts, createdAt }: Email, frame: EmailFrame) => ({
  message: {
    to: recipient ?? '',
    ...accountDisabledEmail({ ...frame, ...factsOf.parse(facts), at: createdAt }),
  },
})

/** Tells the customer that the account is open again. */
export const writeAccountEnabled = ({ recipient, facts, createdAt }: Email, frame: EmailFrame) => ({
  message: {
    to: recipient ?? '',
    ...accountEnabledEmail({ ...frame, ...factsOf.parse(facts), at: createdAt }),
  },
})
