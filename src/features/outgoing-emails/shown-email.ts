import type { ListedEmail } from '../../../views/outgoing-emails/email-table.tsx'
import type { Email } from '../../email/outbox.ts'

/**
 * An email as lists show it. The address of a registration was typed by somebody and belongs to no account: it is
 * never shown (TP-20).
 */
export const listedEmail = ({ id, kind, state, createdAt, recipient, customerId }: Email): ListedEmail => ({
  id,
  kind,
  state,
  createdAt,
  recipient: recipient === null ? null : customerId === null ? 'hidden' : { shown: recipient },
})
