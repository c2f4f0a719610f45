import { TimeSpan } from 'oslo'

/** How long things live, in milliseconds. The figures come from DESIGN's rules; the names of the rules stand beside them. */
const milliseconds = (value: number, unit: 's' | 'm' | 'h' | 'd') => new TimeSpan(value, unit).milliseconds()

export const seconds = (value: number) => milliseconds(value, 's')
export const minutes = (value: number) => milliseconds(value, 'm')
export const hours = (value: number) => milliseconds(value, 'h')
export const days = (value: number) => milliseconds(value, 'd')

/** Sessions, by how the customer chose at log-in (OWASP Session Management: idle and absolute limits). */
export const sessionLife = {
  /** The cookie goes with the browser; 12 h bounds the session a browser restores by itself. */
  browser: { idle: hours(12), absolute: hours(24) },
  /** "Keep me logged in" */
  kept: { idle: days(30), absolute: days(30) },
  /** "This is a shared computer" */
  shared: { idle: minutes(10), absolute: hours(12) },
  /** Opened with a temporary password (TP-11) */
  temporary: { idle: minutes(60), absolute: minutes(60) },
} as const

/** `last seen` is written at most this often. */
export const lastSeenEvery = minutes(1)

/** Two posts of one page within this time are a double click, not a second guess (TP-10). */
export const doubleClick = seconds(30)

/** A change of email waits this long for the code from the new mailbox. */
export const emailChangeLife = minutes(30)

/** How long customers may change their mind about having the account deleted. */
export const deletionWaits = days(7)

/** Emails are given up after a day: the provider forgets an idempotency key then. */
export const emailGivenUpAfter = hours(24)

export const deviceCookieLife = days(365)
export const languageCookieLife = days(365)

/** A temporary password that is read out on the phone: for whoever is on the line, at once. */
export const readOutLife = minutes(15)

/**
 * One that comes by post: NIST SP 800-63B-4 (issued recovery codes) allows 21 days for codes sent to a
 * postal address. The 24 hours of TP-8 are for emails, which arrive within minutes.
 */
export const letterLife = days(14)

/** A staff member's session; the first two stages, before the second factor is given, last `halfOpen` in all. */
export const staffSessionLife = { idle: minutes(30), absolute: hours(12), halfOpen: minutes(15) } as const

/** Dangerous acts of staff ask for the password again when it was typed longer ago than this. */
export const staffPasswordFresh = minutes(10)

/** A staff member's temporary password, which is handed over in person. */
export const staffTemporaryPasswordLife = hours(24)

/** Staff who turn a customer's pages are recorded as looking once in this time. */
export const lookedAtAgain = minutes(10)
