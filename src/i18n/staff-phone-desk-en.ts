/** The sentences of the phone desk: temporary passwords that staff read out or print. In English. */
export const phoneDeskEn = {
  heading: 'Temporary password without email',
  lead: 'For a customer who has no working mail. Nothing about the account changes until it is used.',
  readOut: 'Read out a temporary password',
  readOutLead:
    'It works once, for 15 minutes, and is shown to you this one time. The customer is told by email that it happened. An earlier one that was read out ends.',
  ask: 'Ask this first',
  askLead:
    'Let the caller say it: do not help, and do not say what is right or wrong. When an answer is missing or wrong, make no temporary password.',
  question: 'Question',
  answer: 'Right answer',
  name: 'Your first and last name?',
  address: 'An address from your address book?',
  addressSince: (date: string) => `in the book as it is since ${date}`,
  order: 'The number and the amount of your last order?',
  orderAnswer: (number: string, amount: string, date: string) => `${number}, ${amount} (${date})`,
  unknown: 'Not known',
  tooLittle:
    'Neither an address nor an order is known: a name alone proves nothing. Ask what else only the customer can know, such as the date of the account below Profile, or send the temporary password by email.',
  asked: 'I asked, and the answers were right',
  makeReadOut: 'Make it and show it',
  readOutTitle: 'Read this out',
  readOutOnce: (until: string) =>
    `This is the one time that it is shown. It works once, until ${until}. Stay on the line until the customer is in.`,
  readOutNext:
    'The customer opens the log-in page, types the email of the account, and this as the password. Capitals, spaces and hyphens do not matter. Web Site Access opens then, to save a new password.',
  spellings: {
    'international en': 'International alphabet, in English',
    'international fr': 'International alphabet, digits in French',
    'french en': 'French alphabet, digits in English',
    'french fr': 'French alphabet, in French',
  },
  otherSpellings: 'Other ways to spell it',
  done: 'Done: back to Web Site Access',
  print: 'Print a letter',
  printLead:
    'A letter with a temporary password that works once, for 14 days. It is shown to you this one time. The customer is told by email that it happened. An earlier letter is worth nothing any more.',
  goesTo: 'The letter goes to',
  makeLetter: 'Make the letter',
  letterTitle: 'Print this letter now',
  letterOnce:
    'This is the one time that it is shown. Print this page with your browser, put the sheet into an envelope that nobody can read through, and leave no copy behind.',
  letter: {
    subject: 'Your temporary password',
    why: (shop: string) =>
      `You asked us for a temporary password for your account at ${shop}. Here it is. Keep it to yourself.`,
    until: (moment: string) =>
      `It works once, until ${moment}. Your own password keeps working until you save a new one.`,
    how: 'How to use it',
    open: (address: string) => `Open ${address} in a browser.`,
    type: 'Type the email of your account, and the temporary password as your password. Capitals, spaces and hyphens do not matter.',
    save: 'Under Web Site Access, type it once more as the current password, and save a new password of your own.',
    notYou: 'You did not ask for this letter? Then tell us at once.',
  },
}
