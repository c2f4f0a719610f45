import type { Email } from './outbox.ts'

/** What can become of an email, in as many words as there are different things to do about it. */
export const fates = [
  'scheduled',
  'waiting',
  'waitingForProvider',
  'sent',
  'delayed',
  'delivered',
  'mailboxFull',
  'noMailbox',
  'bounced',
  'complained',
  'suppressed',
  'refused',
  'givenUp',
  'expiredUnsent',
  'failed',
  'noAccount',
  'overLimit',
  'disabled',
  'addressChanged',
  'notNeeded',
  'registrationOff',
  'accountExists',
  'accountDeleted',
  'withheld',
] as const

export type FateWord = (typeof fates)[number]

/** `at`: since when, or when; of one over the limit, when there is room again; of a scheduled one, when it leaves. */
export type Fate = { word: FateWord; at: Date }

/** What became of an email so far. */
export function fateOf(email: Email, now: Date): Fate {
  const { state, createdAt, sentAt, stateAt } = email
  if (state === 'waiting') return { word: waitingWord(email, now), at: createdAt }
  if (state === 'withheld') return withheldFate(email)
  const at = stateAt ?? sentAt ?? createdAt
  if (state === 'bounced') return { word: bounceWord(email.reason ?? ''), at }
  return { word: state === 'failed' ? failureWord(email) : state, at }
}

function waitingWord({ createdAt, reason }: Email, now: Date): FateWord {
  if (createdAt > now) return 'scheduled'
  return reason === null ? 'waiting' : 'waitingForProvider'
}

/** By what Resend calls it, by the enhanced status codes of mail servers (RFC 3463), or by their usual words. */
function bounceWord(reason: string): FateWord {
  if (/MailboxFull|\b[45]\.2\.2\b|(?:mail)?box (?:is )?full|over ?quota|quota exceeded/i.test(reason))
    return 'mailboxFull'
  if (/NoEmail|\b[45]\.1\.(?:1|2|3|6|10)\b|user unknown|unknown user|does not exist|no such/i.test(reason))
    return 'noMailbox'
  return 'bounced'
}

function failureWord({ reason, sentAt }: Email): FateWord {
  if (sentAt !== null) return 'failed'
  if (reason?.startsWith('given up')) return 'givenUp'
  if (reason?.startsWith('expired')) return 'expiredUnsent'
  return /^4\d\d\b/.test(reason ?? '') ? 'refused' : 'failed'
}

const withheldWords: Record<string, FateWord> = {
  'no-account': 'noAccount',
  'over-limit': 'overLimit',
  disabled: 'disabled',
  'address-changed': 'addressChanged',
  'not-needed-any-more': 'notNeeded',
  'password-changed': 'notNeeded',
  'email-changed': 'notNeeded',
  cancelled: 'notNeeded',
  'registration-off': 'registrationOff',
  'account-exists': 'accountExists',
  'account-deleted': 'accountDeleted',
}

function withheldFate({ kind, customerId, reason, facts, createdAt, stateAt }: Email): Fate {
  // Waiting for room does not help whoever has no account.
  if (reason === 'over-limit' && kind === 'temporary-password' && customerId === null)
    return { word: 'noAccount', at: createdAt }
  const known = reason !== null && Object.hasOwn(withheldWords, reason) ? withheldWords[reason] : undefined
  const { until } = facts
  if (known === 'overLimit' && typeof until === 'string') return { word: known, at: new Date(until) }
  return { word: known ?? 'withheld', at: stateAt ?? createdAt }
}
