import * as z from 'zod'
import {
  accountDeletedEmail,
  deletionAskedEmail,
  deletionCancelledEmail,
} from '../../../views/emails/deletion-emails.tsx'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { originFacts } from '../../accounts/origin-facts.ts'
import type { Email } from '../../email/outbox.ts'

/** Where it came from is told where the customer asked, and not where staff did. */
const newsFacts = originFacts.extend({ network: originFacts.shape.network.nullable() })
const askedFacts = newsFacts.extend({
  dueAt: z.coerce.date(),
  askedBy: z.enum(['customer', 'staff', 'command']),
})
const lastFacts = z.object({ name: z.string() })

/** Tells when the account will be deleted, and how to keep it; nothing in it does anything (TP-19). */
export function writeDeletionAsked({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = deletionAskedEmail({ ...frame, ...askedFacts.parse(facts), at: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}

/** Tells that the account stays. */
export function writeDeletionCancelled({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = deletionCancelledEmail({ ...frame, ...newsFacts.parse(facts), at: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}

/** The last email that the address gets. */
export function writeAccountDeleted({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = accountDeletedEmail({ ...frame, ...lastFacts.parse(facts), at: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}
