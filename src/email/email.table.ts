import { customer } from '../accounts/customer.table.ts'
import { index, instant, integer, json, oneOf, string, table } from '../database/dialect.ts'

/**
 * The outbox. A row holds what its email is made from, never a secret: the text is written when it is sent.
 * Asking for a temporary password makes a row in every case; *withheld* ones are never sent and say why (TP-20).
 */
export const email = table(
  'email',
  {
    /** Also the idempotency key at the provider. */
    id: string('id').primaryKey(),
    kind: string('kind').notNull(),
    /** What a shopper reads out on the phone: `R-` and six characters. */
    reference: string('reference').unique(),
    state: oneOf('state', [
      'waiting',
      'sent',
      'delayed',
      'delivered',
      'bounced',
      'complained',
      'suppressed',
      'failed',
      'withheld',
    ]).notNull(),
    /** Why it failed or was withheld. */
    reason: string('reason'),
    customerId: string('customer_id').references(() => customer.id, { onDelete: 'set null' }),
    /** The address stored with the account (TP-18); null when withheld. */
    recipient: string('recipient'),
    language: oneOf('language', ['en', 'fr']).notNull(),
    /** What the text says, fixed when the row is made so that a retry sends the identical body (TP-4). */
    facts: json<Record<string, unknown>>('facts').notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    /** When to try next, while waiting. */
    dueAt: instant('due_at').notNull(),
    sentAt: instant('sent_at'),
    providerId: string('provider_id'),
    /** When it came to be in this state, by the provider’s clock where the provider told; null while it waits. */
    stateAt: instant('state_at'),
    /** The email that staff had sent again as this one. */
    againOf: string('again_of'),
  },
  (t) => [
    index('email_state_due').on(t.state, t.dueAt),
    index('email_customer').on(t.customerId),
    index('email_created_at').on(t.createdAt, t.id),
    index('email_state_created').on(t.state, t.createdAt, t.id),
    index('email_kind_created').on(t.kind, t.createdAt, t.id),
    index('email_recipient').on(t.recipient, t.createdAt),
    index('email_provider_id').on(t.providerId),
  ],
)
