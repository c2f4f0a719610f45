const notSent = () =>
  'No email was sent. Please get in touch with us and give us the reference below: we can see why.'

/** Sentences by what became of an email; `at` is a moment, such as “at 14:02”. */
const sentences = <Word extends string>(written: Record<Word, (at: string) => string>) => written

/** What became of the reader's own email, in English. */
export const ownEmailEn = sentences({
  scheduled: (at) => `It leaves ${at}.`,
  waiting: (at) =>
    `It has been waiting to leave since it was asked for ${at}. That is usually a matter of seconds.`,
  waitingForProvider: (at) =>
    `It was asked for ${at} and could not leave yet: our mail service does not take it. We keep trying; you need not ask again.`,
  sent: (at) => `It was sent ${at}. Your mail provider has not told us yet that it took it.`,
  delayed: () => 'It was sent, but your mail provider does not take it yet. We keep trying.',
  delivered: (at) =>
    `It was delivered ${at}. If you do not see it, look in the spam folder and in your other folders.`,
  mailboxFull: (at) =>
    `It came back ${at}: your mailbox is full. Make room in it, then ask for another email.`,
  noMailbox: (at) =>
    `It came back ${at}: your mail provider does not know this mailbox. Please get in touch with us, so that we can write to another address.`,
  bounced: (at) => `It came back ${at}: your mail provider refused it. Please get in touch with us.`,
  complained: () =>
    'It was delivered, and then reported as spam. Take it out of the spam folder; if you want more emails from us, get in touch.',
  suppressed: () =>
    'It could not be sent: an earlier email to your address came back, or was reported as spam. Please get in touch with us.',
  refused: notSent,
  givenUp: (at) => `It could not be sent for a whole day; we gave up ${at}. Ask for another one.`,
  expiredUnsent: () => 'It could not be sent in time. Ask for another one.',
  failed: (at) =>
    `It could not be sent; that was noticed ${at}. Ask for another one, or get in touch with us.`,
  noAccount: notSent,
  overLimit: (at) =>
    `No other email was sent: there were several within a short time. Look for those before it; you can ask again ${at}.`,
  disabled: notSent,
  addressChanged: () =>
    'No email was sent: the address of your account was changed meanwhile. Ask again with the new one.',
  notNeeded: () => 'It was not sent: it was not needed any more.',
  registrationOff: notSent,
  accountExists: notSent,
  accountDeleted: notSent,
  withheld: notSent,
})
