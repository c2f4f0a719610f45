/** What became of an email, and what to do next, by the word for it; `at` is a moment, such as “at 14:02”. */
const fates = <Word extends string>(written: Record<Word, { what: (at: string) => string; next: string }>) =>
  written

/** The sentences of staff about emails, in English. */
export const staffEmailsEn = {
  title: 'Emails',
  filter: 'Choose emails',
  state: 'State',
  anyState: 'Any',
  kind: 'Kind',
  anyKind: 'All',
  show: 'Show',
  caption: 'Emails, newest first',
  made: 'Made',
  to: 'To',
  notShown: 'An address without an account: it is not shown',
  nobody: 'Nobody',
  none: 'No emails yet',
  noneHint: (days: number) => `Whatever is sent to customers is told here for ${days} days.`,
  noneSuch: 'No such emails',
  noneSuchHint: (days: number) => `Choose another state or kind. Emails are told here for ${days} days.`,
  pages: 'Pages',
  newer: 'Newer emails',
  older: 'Older emails',
  noWebhook:
    'What becomes of emails after they are sent is not known: RESEND_WEBHOOK_SECRET is not set. The owner’s guide says how to.',
  lastTold: (at: string) => `The mail service told us something last ${at}.`,
  neverTold: (days: number) =>
    `The mail service has told us nothing in ${days} days. See that its webhook is set up.`,
  states: {
    trouble: 'Anything in trouble',
    waiting: 'Waiting',
    sent: 'Sent',
    delayed: 'Delayed',
    delivered: 'Delivered',
    bounced: 'Bounced',
    complained: 'Reported as spam',
    suppressed: 'Suppressed',
    failed: 'Failed',
    withheld: 'Not sent',
  },
  kinds: {
    'temporary-password': 'Temporary password',
    invitation: 'Invitation',
    registration: 'New account',
    'temporary-password-used': 'News: temporary password used',
    'password-changed': 'News: password changed',
    'email-change-code': 'Code for a change of email',
    'email-change-notice': 'News: change of email asked for',
    'email-changed': 'News: email changed',
    'corrected-by-shop': 'News: corrected by the shop',
    'account-disabled': 'News: account disabled',
    'account-enabled': 'News: account enabled',
    'temporary-password-read-out': 'News: temporary password read out',
    'temporary-password-printed': 'News: temporary password printed',
    'deletion-asked': 'News: deletion asked for',
    'deletion-cancelled': 'News: deletion cancelled',
    'account-deleted': 'News: account deleted',
  },
  one: (kind: string) => `Email: ${kind}`,
  became: 'What became of it',
  next: 'What to do',
  facts: 'About it',
  reference: 'Reference',
  customer: 'Customer',
  showCustomer: 'Show the customer',
  sent: 'Sent',
  due: 'Next attempt',
  attempts: 'Attempts',
  reason: 'What the mail service says',
  secret: 'Its temporary password',
  secretStates: {
    live: (at: string) => `works; it ends ${at}`,
    used: (at: string) => `was used ${at}`,
    expired: (at: string) => `ended ${at}, unused`,
    ended: () => 'was ended before its time: the password or the email was changed, or another one was used',
  },
  againOf: 'This is an earlier email once more',
  earlier: 'Show the earlier one',
  sentAgain: 'Sent again',
  events: 'What the mail service told',
  eventTime: 'When',
  eventState: 'What',
  again: 'Send it again',
  againLead: 'The same kind of email goes out once more, to the address that the account has today.',
  againNot: {
    waiting: 'It cannot be sent again while it waits: it leaves by itself.',
    never: 'Emails of this kind cannot be sent again.',
    noCustomer: 'It cannot be sent again: there is no account.',
    disabled: 'It cannot be sent again: the account is disabled.',
    loggedIn: 'It cannot be sent again: the customer has been in already. Send a temporary password instead.',
    otherAddress: 'It cannot be sent again: the account has another email address now.',
    registrationOver:
      'It cannot be sent again: the request is over. Ask the customer to create the account once more.',
  },
  all: 'All emails',
  where: 'Where is my mail?',
  whereLead:
    'The page after “Reset password” or “Create the account” shows a reference. Ask for it, and type it here.',
  whereHint: 'R- and six characters, such as R-7KQ4NW. Capitals, spaces and hyphens do not matter.',
  find: 'Find',
  notReference: 'This cannot be a reference: it is R- and six characters. Ask for it again, one by one.',
  unknown: (reference: string) => `${reference} is not known.`,
  unknownNext: (days: number) =>
    `Either a character was misheard, or it is older than ${days} days. Ask for it again; else have the customer ask for another email now, and read out the new reference.`,
  forAccount: 'It was asked for an account that is there already: a new one was wanted.',
  details: 'Everything about this email',
  fates: fates({
    scheduled: {
      what: (at) => `It leaves ${at}.`,
      next: 'Nothing. Invitations leave slowly, so that nobody who forgot a password has to wait.',
    },
    waiting: {
      what: (at) => `It has been waiting since it was made ${at}.`,
      next: 'Wait a minute and look again: it leaves by itself.',
    },
    waitingForProvider: {
      what: (at) => `It was made ${at} and waits, because the mail service did not take it.`,
      next: 'Nothing: it is tried again for a day. If every email waits, have the owner look at the mail service (comptoir doctor).',
    },
    sent: {
      what: (at) => `It was sent ${at}. The customer’s mail provider has not said yet that it has it.`,
      next: 'Have the customer look in the spam folder. After ten minutes send it again.',
    },
    delayed: {
      what: (at) =>
        `It was sent, but the customer’s mail provider does not take it yet; the mail service said so ${at}.`,
      next: 'It is tried again for some hours. If it is urgent, ask for another email address of the customer.',
    },
    delivered: {
      what: (at) => `It was delivered ${at}: the customer’s mail provider has it.`,
      next: 'Have the customer look in the spam folder and in other folders, for an email from your shop’s name, and check the address with them.',
    },
    mailboxFull: {
      what: (at) => `It came back ${at}: the mailbox is full.`,
      next: 'Ask the customer to make room in the mailbox, then send it again.',
    },
    noMailbox: {
      what: (at) => `It came back ${at}: there is no such mailbox.`,
      next: 'Ask the customer for the right address and correct it. The mail service sends nothing more to this one until it is taken off its suppression list.',
    },
    bounced: {
      what: (at) => `It came back ${at}: the customer’s mail provider refused it.`,
      next: 'Read below what it said. Ask for another address, or have the customer ask their mail provider. If the mail service put the address on its suppression list, take it off there before sending again.',
    },
    complained: {
      what: (at) => `It was delivered, and reported as spam ${at}.`,
      next: 'Ask the customer to take it out of the spam folder. The mail service may hold back further emails: take the address off its suppression list, only if the customer wants emails from you.',
    },
    suppressed: {
      what: (at) =>
        `It was not sent: the address is on the mail service’s suppression list, which it said ${at}. An earlier email came back or was reported as spam.`,
      next: 'Check the address with the customer, and correct it if it is wrong. If it is right, have the owner remove it in the mail service (Resend: Emails, the suppressed one, Remove from suppression list), then send it again.',
    },
    refused: {
      what: (at) => `The mail service refused it ${at}.`,
      next: 'Check the address with the customer. If it is right, have the owner look at what the mail service says below.',
    },
    givenUp: {
      what: (at) => `It could not be sent for a whole day; it was given up ${at}.`,
      next: 'Have the owner look at the mail service (comptoir doctor), then send it again.',
    },
    expiredUnsent: {
      what: (at) =>
        `It was not sent in time: what it holds ended before it could leave, which was noticed ${at}.`,
      next: 'Send it again: it gets a new temporary password.',
    },
    failed: {
      what: (at) => `It could not be sent; that was noticed ${at}.`,
      next: 'Have the owner look at what is said below and at the log, then send it again.',
    },
    noAccount: {
      what: () => 'No email was sent: there is no account for the address that was typed.',
      next: 'Ask which address the customer ordered with, find them under Customers, and have them ask with that one. The address that was typed is not kept.',
    },
    overLimit: {
      what: (at) => `No email was sent: too many were asked for. There is room again ${at}.`,
      next: 'Have the customer look for the emails before it; the newest temporary password works. Or wait until then. On the phone you can read out a temporary password.',
    },
    disabled: {
      what: () => 'No email was sent: the account is disabled.',
      next: 'Look under History who disabled it, and why. If that is over, enable the account and have the customer ask again.',
    },
    addressChanged: {
      what: () => 'It was not sent: the account’s email address was changed meanwhile.',
      next: 'Have the customer ask again, with the new address.',
    },
    notNeeded: {
      what: () =>
        'It was not sent, because it was not needed any more: the password or the email was changed, or the temporary password was used meanwhile.',
      next: 'Ask whether the customer gets in now. If not, have them ask again.',
    },
    registrationOff: {
      what: () => 'It was not sent: the shop does not let customers create accounts.',
      next: 'Tell the customer so. The setting is ACCOUNT_REGISTRATION.',
    },
    accountExists: {
      what: () => 'It was not sent: an account for this address was made meanwhile.',
      next: 'Have the customer log in, or follow “I forgot my password”.',
    },
    accountDeleted: {
      what: () => 'It was not sent: the account was deleted.',
      next: 'Nothing. If the customer wants an account again, they can create one.',
    },
    withheld: {
      what: (at) => `It was not sent; that was decided ${at}.`,
      next: 'Have the customer ask again. If that ends the same way, have the owner look at the log.',
    },
  }),
}
