/** One email as it goes out. */
export type Message = { to: string; subject: string; html: string; text: string }

/** What became of handing an email to the provider. Reasons are codes: they never repeat what was sent. */
export type Delivery =
  | { outcome: 'sent'; providerId: string | null }
  /** Not now; `after` is the wait in milliseconds that the provider asked for, for this and all other emails. */
  | { outcome: 'later'; reason: string; after?: number }
  /** Never: trying again would end the same way. */
  | { outcome: 'refused'; reason: string }

/** Sends one email. The same `id` twice is one email (idempotency key). Never throws. */
export type Mailer = { send(message: Message, id: string, signal: AbortSignal): Promise<Delivery> }
