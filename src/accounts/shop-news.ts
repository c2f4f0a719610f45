import type { QueuedEmail } from '../email/outbox.ts'
import { type Customer, fullName } from './customers.ts'
import type { By } from './deletions.ts'

/** What the shop did to an account, as its email is told; an email's kind has the same name. */
export type ShopAct = 'corrected-by-shop' | 'account-disabled' | 'account-enabled'

/**
 * The email that tells a customer what the shop has done. To the address of the account (TP-18); where staff sat is
 * not the customer's business. Whoever never proved the mailbox may not be who reads it: it is withheld then.
 */
export const newsOfShop = (
  to: Customer,
  act: ShopAct,
  { language }: By,
  facts: Record<string, unknown> = {},
): QueuedEmail => ({
  kind: act,
  customerId: to.id,
  recipient: to.email,
  language: to.language ?? language,
  facts: { name: fullName(to), ...facts },
  ...(to.emailProvenAt === null ? { withheld: 'never-proven' } : {}),
})
