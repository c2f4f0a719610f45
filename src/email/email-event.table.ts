import { index, instant, oneOf, string, table } from '../database/dialect.ts'

/** What the provider told about an email, in whatever order it came. */
export const emailEvent = table(
  'email_event',
  {
    /** The provider's id of this message to us: the same one twice is told once. */
    id: string('id').primaryKey(),
    /** The provider's id of the email. */
    providerId: string('provider_id').notNull(),
    state: oneOf('state', [
      'sent',
      'delayed',
      'delivered',
      'bounced',
      'complained',
      'suppressed',
      'failed',
    ]).notNull(),
    reason: string('reason'),
    /** When it happened, by the provider's clock. */
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    index('email_event_provider_id').on(t.providerId),
    index('email_event_received_at').on(t.receivedAt),
  ],
)
