import type { ErrorFacts } from './say-error.ts'

const minutes = (count: number) => (count === 1 ? 'one minute' : `${count} minutes`)
const seconds = (count: number) => (count === 1 ? 'one second' : `${count} seconds`)
const lasting = (count: number) =>
  count > 60 && count % 60 === 0 ? `${count / 60} hours` : count === 60 ? 'one hour' : minutes(count)

/** English: the catalogue that every other language has to match. */
export const en = {
  site: {
    skip: 'Skip to the content',
    errorTitle: (title: string) => `Error: ${title}`,
    problem: 'There is a problem',
    myAccount: 'My account',
    logOut: 'Log out',
    backToShop: 'Back to the shop',
    privacy: 'Privacy',
    help: 'Help',
    required: 'Fields with * must be filled in.',
    reference: 'Your reference',
  },
  tabs: {
    profile: 'Profile',
    addressBook: 'Address Book',
    orderHistory: 'Order History',
    webSiteAccess: 'Web Site Access',
  },
  temporary: {
    title: 'You logged in with a temporary password: choose your own.',
    ends: (at: string) => `This log-in ends ${at}. Your old password keeps working until you save a new one.`,
    endsFirst: (at: string) =>
      `This log-in ends ${at}. Until then the account is open; after that you need a password.`,
    choose: 'Choose a password under Web Site Access',
  },
  login: {
    title: 'Log in',
    email: 'Email',
    password: 'Password',
    passwordHint: 'Yours, or the temporary one from our email.',
    keep: 'Keep me logged in',
    shared: 'This is a shared computer',
    sharedHint: 'We log you out when the browser closes.',
    submit: 'Log in',
    forgot: 'I forgot my password',
    newOne: 'Send me a new one',
    newHere: 'New here?',
    createAccount: 'Create an account',
  },
  forgotPassword: {
    title: 'I forgot my password',
    lead: 'Tell us the email address of your account. We send an email with a temporary password; your old one keeps working.',
    email: 'Email',
    submit: 'Reset password',
    back: 'Back to log in',
  },
  forgotPasswordSent: {
    title: 'Look in your mailbox',
    lead: 'If there is an account for the address you typed, an email with a temporary password is on its way. It is usually there within two minutes.',
    works: (count: number) =>
      `The temporary password works once, for ${lasting(count)}. Your old password keeps working.`,
    login: 'Log in with the temporary password',
    ifNone: 'If no email comes',
    spam: <Part>(shop: Part): (string | Part)[] => ['Look in the spam folder for an email from ', shop, '.'],
    otherAddress: 'Did you order with another address?',
    tryThat: 'Try that one',
    call: <Part>(phone: Part): (string | Part)[] => [
      'After ten minutes, call us on ',
      phone,
      ' and read out this reference. We can see what became of the email.',
    ],
    write: <Part>(email: Part): (string | Part)[] => [
      'After ten minutes, write to ',
      email,
      ' and give us this reference. We can see what became of the email.',
    ],
    callOrWrite: <Part>(phone: Part, email: Part): (string | Part)[] => [
      'After ten minutes, call us on ',
      phone,
      ' or write to ',
      email,
      ' and give us this reference. We can see what became of the email.',
    ],
    tellUs: 'After ten minutes, tell us this reference. We can see what became of the email.',
  },
  registration: {
    title: 'Create an account',
    lead: 'We send an email with a temporary password. Your account is opened when you log in with it.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    language: 'We write to you in',
    submit: 'Create the account',
    back: 'Back to log in',
  },
  registrationSent: {
    title: 'Look in your mailbox',
    lead: 'An email with a temporary password is on its way to the address you typed. It is usually there within two minutes.',
    works: (count: number) =>
      `The temporary password works once, for ${lasting(count)}. Log in with it, then choose a password of your own.`,
    otherAddress: 'Is there a mistake in the address?',
    tryThat: 'Type it once more',
  },
  profile: {
    title: 'Profile',
    firstName: 'First name',
    lastName: 'Last name',
    company: 'Company',
    phone: 'Phone',
    phoneHint: 'Only for the carrier, if a parcel cannot be delivered.',
    language: 'We write to you in',
    save: 'Save',
    since: <Part>(date: Part): (string | Part)[] => ['A customer since ', date, '.'],
  },
  addressBook: {
    title: 'Address Book',
    unnamed: 'Address',
    defaultShipping: 'Default shipping',
    defaultBilling: 'Default billing',
    empty: 'No addresses yet',
    emptyHint: 'The addresses you order to show up here, ready for the next parcel.',
  },
  orderHistory: {
    title: 'Order History',
    filter: 'Choose orders',
    year: 'Year',
    allYears: 'All years',
    anyStatus: 'Any',
    show: 'Show',
    orderNumber: 'Order number',
    find: 'Find',
    ordersOf: (year: string | null, status: string | null) =>
      `${year ? `Orders of ${year}` : 'Orders'}, newest first${status ? `: ${status}` : ''}`,
    beginning: (typed: string) => `Orders whose number begins with ${typed}, newest first`,
    moreBegin: 'More orders begin like this. Type more of the number to find them.',
    order: 'Order',
    date: 'Date',
    status: 'Status',
    total: 'Total',
    number: (number: string) => `No. ${number}`,
    statuses: {
      received: 'Received',
      packing: 'Being packed',
      sent: 'On its way',
      delivered: 'Delivered',
      cancelled: 'Cancelled',
    },
    pages: 'Pages',
    newer: 'Newer orders',
    older: 'Older orders',
    empty: 'No orders yet',
    emptyHint: 'What you order shows up here, with its bill and the way of the parcel.',
    toShop: 'Go to the shop',
    noneSuch: 'No orders here',
    noneSuchHint: 'None of your orders is of this year and status.',
    noneOfNumber: (typed: string) => `None of your orders has a number that begins with ${typed}.`,
    all: 'All orders',
    missing: 'Is an order missing?',
    missingHint:
      'Orders stand under the email they were made with. Look where the confirmation of the order arrived: if it was another mailbox, change your email under Web Site Access, and the orders made with that one come along.',
    missingContact: {
      call: <Part>(phone: Part): (string | Part)[] => ['Or call us on ', phone, ' with the order number.'],
      write: <Part>(email: Part): (string | Part)[] => ['Or write to ', email, ' with the order number.'],
      callOrWrite: <Part>(phone: Part, email: Part): (string | Part)[] => [
        'Or call us on ',
        phone,
        ' or write to ',
        email,
        ' with the order number.',
      ],
      tellUs: 'Or tell us the order number.',
    },
  },
  order: {
    title: (number: string) => `Order ${number}`,
    lines: (currency: string) => `What you ordered, in ${currency}`,
    item: 'Item',
    quantity: 'Quantity',
    price: 'Price',
    amount: 'Amount',
    lineDiscount: (amount: string) => `Discount ${amount}`,
    goods: 'Goods',
    discount: 'Discount',
    shipping: 'Delivery',
    other: 'Other amounts',
    tax: 'Tax',
    total: 'Total',
    taxContained: 'of which tax',
    again: 'Order again',
    ask: 'Ask about this order',
    note: 'A note from us',
    shippedTo: 'Shipped to',
    billedTo: 'Billed to',
    parcel: (position: number, count: number) => `Parcel ${position} of ${count}`,
    trackingNumber: <Part>(carrier: string | null, number: Part): (string | Part)[] => [
      carrier ? `${carrier}, number ` : 'Number ',
      number,
    ],
    whereIsIt: 'Where is it now?',
    carrierAhead: 'The carrier’s own page may be ahead of ours.',
    delivered: 'Delivered',
    handedOver: 'Handed to the carrier',
    received: 'Order received',
  },
  webSiteAccess: {
    title: 'Web Site Access',
    siteEmail: 'Site Email:',
    changePassword: 'Change Password',
    changeHint: 'Saving logs out every other browser.',
    username: 'Email of your account',
    current: 'Current Password',
    currentTemporaryHint: 'The temporary one from the email.',
    new: 'New Password',
    newHint: (length: number) =>
      `At least ${length} characters. Three words that do not belong together are easy to keep.`,
    again: 'Re-Type New Password',
    save: 'Save',
    sessions: 'Where you are logged in',
    sessionsHint: 'Something you do not know? Log it out, then change your password.',
    thisBrowser: 'this browser',
    temporary: 'temporary password',
    kept: 'kept logged in',
    shared: 'shared computer',
    since: (when: string) => `since ${when}`,
    lastSeen: (when: string) => `last seen ${when}`,
    logOut: 'Log out',
    logOutOthers: 'Log out everywhere else',
    changeEmail: 'Change Email',
    changeEmailHint:
      'We send a code to the new address. Until you type it here, the old address stays and keeps working.',
    newEmail: 'New Email',
    passwordForEmail: 'Your Password',
    sendCode: 'Send the code',
    changeEmailTemporary:
      'With a temporary password the email cannot be changed. Save a password of your own first.',
    pendingEmail: <Part>(email: Part): (string | Part)[] => [
      'We have sent an email to ',
      email,
      '. Type the code from it here.',
    ],
    pendingEnds: (at: string, email: string) =>
      `The code works until ${at}. Until you type it, ${email} stays.`,
    pendingElsewhere: <Part>(email: Part): (string | Part)[] => [
      'A change to ',
      email,
      ' waits for its code.',
    ],
    code: 'Code',
    codeHint: 'Eight letters and digits, such as 7QK4-M2XD.',
    confirmEmail: 'Change the email',
    cancelEmail: 'Cancel the change',
  },
  where: {
    browserOn: (browser: string, platform: string) => `${browser} on ${platform}`,
    platformOnly: (platform: string) => `A browser on ${platform}`,
    unknownBrowser: 'An unknown browser',
    thisComputer: 'this computer',
    local: 'the local network',
    public: (prefix: string) => `network ${prefix}`,
  },
  errorPages: {
    400: {
      title: 'We could not read that',
      text: 'What your browser sent cannot be read. Nothing was changed. Go back, open the page again and send it once more.',
    },
    403: {
      title: 'This came from another site',
      text: 'To keep your account safe, we take forms from our own pages only. Nothing was changed. Open the page here and try again.',
    },
    404: {
      title: 'There is no such page',
      text: 'The address may have been typed wrong, or what was here is gone.',
    },
    405: {
      title: 'This page cannot do that',
      text: 'It was asked for in a way that it does not know. Nothing was changed. Open it from the menu.',
    },
    413: {
      title: 'That was too much at once',
      text: 'What your browser sent is larger than any form of ours. Nothing was changed. Shorten it and try again.',
    },
    415: {
      title: 'We do not know this format',
      text: 'This page takes forms only. Nothing was changed. Open the page and fill in the form.',
    },
    421: {
      title: 'This is not the shop’s address',
      text: 'You reached us by a name that is not ours. Start again from the shop.',
    },
    422: {
      title: 'We could not accept that',
      text: 'What was sent is not what the form asks for. Nothing was changed. Open the page again and fill in the form.',
    },
    429: {
      title: 'A little too fast',
      text: 'Many requests came from your network in a short time. Nothing was changed. Wait a little and try again.',
    },
    500: {
      title: 'Something went wrong on our side',
      text: 'It is not your doing. Your account and your orders are as they were; what you just sent may not have been saved.',
    },
    503: {
      title: 'We are busy at the moment',
      text: 'Nothing was changed. Try again in a moment.',
    },
  },
  errorPage: {
    wait: (count: number) =>
      count < 60
        ? `You can try again in ${seconds(count)}.`
        : `You can try again in ${minutes(Math.ceil(count / 60))}.`,
    account: 'Go to my account',
    again: 'If it happens again',
    call: <Part>(phone: Part): (string | Part)[] => [
      'Call ',
      phone,
      ' and read out this reference, so that we can find what happened.',
    ],
    write: <Part>(email: Part): (string | Part)[] => [
      'Write to ',
      email,
      ' with this reference, so that we can find what happened.',
    ],
    callOrWrite: <Part>(phone: Part, email: Part): (string | Part)[] => [
      'Call ',
      phone,
      ' or write to ',
      email,
      ' with this reference, so that we can find what happened.',
    ],
    tellUs: 'Tell us this reference, so that we can find what happened.',
  },
  errors: {
    emailMissing: 'Type your email address',
    emailInvalid: 'This does not look like an email address. It should read like anna@example.com',
    emailRepeated: 'The form held more than one email address. Type the one of your account',
    emailTooLong: 'This email address is too long. Check it and type it again',
    passwordMissing: 'Type your password, or the temporary one from our email',
    passwordTooLong: 'This is longer than a password can be. Type it again',
    passwordRepeated: 'The form held more than one password. Type yours again',
    controlCharacters: 'There is an invisible character in here that we cannot take. Type it again by hand',
    wrongEmailOrPassword:
      'This email and this password do not go together. Check both, or ask for a temporary password',
    temporaryPasswordExpired: ({ temporaryPasswordMinutes }: ErrorFacts) =>
      `This temporary password has ended: each works for ${lasting(temporaryPasswordMinutes)}. Ask for a new one`,
    temporaryPasswordUsed: 'This temporary password was used already: each works once. Ask for a new one',
    tooManyTries: ({ waitMinutes }: ErrorFacts) =>
      `There were too many tries. Wait ${minutes(waitMinutes)}, or ask for a temporary password by email: it always gets you in`,
    busy: 'Many people are logging in at the moment. Wait a few seconds and try again',
    staleForm:
      'This page had been open for too long, so nothing was done. Check what you typed and send it again; a password has to be typed once more',
    currentMissing: 'Type your current password',
    currentWrong: 'The current password is not right. Type it again',
    currentTemporaryWrong: 'The temporary password is not right. Copy it again from the email',
    tooManyCurrentTries: ({ waitMinutes }: ErrorFacts) =>
      `The current password was wrong too many times. Wait ${minutes(waitMinutes)} and try again`,
    newMissing: 'Type a new password',
    newTooShort: ({ passwordLength }: ErrorFacts) => `Use at least ${passwordLength} characters`,
    newTooLong: 'Use a shorter password: 256 characters are the most',
    newTooCommon: 'Many people use this password, so it is easy to guess. Choose another one',
    newIsShopName: 'The name of the shop is easy to guess. Choose another password',
    newIsEmail: 'Your email address is easy to guess. Choose another password',
    newIsName: 'Your name is easy to guess. Choose another password',
    newIsTemporary: 'This is the temporary password. Choose one of your own',
    againMissing: 'Type the new password here once more',
    againDifferent: 'The two new passwords are not the same. Type both again',
    firstNameMissing: 'Type your first name',
    lastNameMissing: 'Type your last name',
    tooLong: 'This is too long. Shorten it',
    phoneInvalid: 'This does not look like a phone number. It should read like +44 117 496 0018',
    languageUnknown: 'Choose one of the languages in the list',
    registrationExpired: ({ temporaryPasswordMinutes }: ErrorFacts) =>
      `This temporary password has ended: each works for ${lasting(temporaryPasswordMinutes)}. Create the account once more`,
    newEmailMissing: 'Type the new email address',
    newEmailSame: 'This is the address of your account already. Type another one',
    passwordForEmailMissing: 'Type your password, so that we know it is you',
    passwordForEmailWrong: 'The password is not right. Type it again',
    emailChangeTemporary:
      'With a temporary password the email cannot be changed. Save a password of your own first',
    tooManyEmailChanges: ({ waitMinutes }: ErrorFacts) =>
      `You have asked for several codes in a short time. Wait ${minutes(waitMinutes)} and try again`,
    codeMissing: 'Type the code from the email',
    codeInvalid: 'The code has eight letters and digits. Copy it again from the email',
    codeWrong: 'The code is not right. Copy it again from the newest email',
    codeUsedUp: 'The code was wrong five times, so it has ended. Nothing was changed: ask for a new one',
    codeEnded: 'No code is waited for any more. Nothing was changed: ask for a new one',
    newEmailTaken:
      'This address cannot be used any more: another account has it now. Your old address stays. Choose another one',
    unknownField: 'The form held something that we did not ask for. Open the page again and fill it in',
    notSavedNow: 'We cannot save anything at the moment. Nothing was changed: try again later',
  },
  notices: {
    loggedOut: 'You are logged out.',
    profileSaved: 'Your profile is saved.',
    passwordChanged: 'Your new password is saved. Every other browser is logged out.',
    emailChanged:
      'Your email is changed. Log in with the new address from now on; every other browser is logged out.',
    emailChangeCancelled: 'The change is cancelled. Your email stays as it was.',
    sessionEnded: 'That browser is logged out.',
    otherSessionsEnded: 'Every other browser is logged out.',
    loginNeeded: 'Log in to see this page.',
    staleLogOut: 'The page was too old to log you out. Press “Log out” once more.',
    sessionExpired: 'To keep your account safe, we logged you out after a while. Log in again.',
  },
  emails: {
    subject: (title: string, shop: string) => `${title} – ${shop}`,
    hello: (name: string) => `Hello ${name},`,
    helloNobody: 'Hello,',
    moment: (date: string, time: string, zone: string) => `${date} at ${time} (${zone})`,
    login: <Part>(address: Part): (string | Part)[] => ['Log in at ', address],
    where: (browser: string, network: string) => `From where: ${browser}, ${network}`,
    contact: (phone: string) => `You can also call us on ${phone}.`,
    contactEmail: (email: string) => `You can also write to ${email}.`,
    temporaryPassword: {
      title: 'Your temporary password',
      asked: (moment: string) =>
        `Somebody, probably you, asked for a temporary password on ${moment}. Copy the line below and paste it as the password when you log in.`,
      label: 'Your temporary password:',
      ends: <Part>(end: Part): (string | Part)[] => [
        'It works once, until ',
        end,
        '. Your old password keeps working until you save a new one.',
      ],
      unasked:
        'You did not ask? Then do nothing: nothing has changed, and only this mailbox has this email. We never ask for a password by phone or email.',
    },
    accountExists: {
      title: 'You already have an account',
      asked: (moment: string) =>
        `Somebody, probably you, wanted to create an account with this address on ${moment}. There is one already: log in with your password or, if you have forgotten it, with the line below.`,
    },
    registration: {
      title: 'Your new account',
      asked: (moment: string) =>
        `Somebody, probably you, wanted to create an account with this address on ${moment}. Copy the line below and paste it as the password when you log in: that opens the account.`,
      ends: <Part>(end: Part): (string | Part)[] => ['It works once, until ', end, '.'],
      unasked:
        'You did not ask? Then do nothing: no account is opened, and what was typed is deleted. We never ask for a password by phone or email.',
    },
    emailChangeCode: {
      title: 'Your code for the new address',
      asked: (moment: string) =>
        `Somebody, probably you, asked on ${moment} to use this address for a customer account. Type the code under Web Site Access, where you asked for it.`,
      label: 'Your code:',
      ends: <Part>(end: Part): (string | Part)[] => [
        'It works until ',
        end,
        '. Until you type it, the old address stays.',
      ],
      where: <Part>(address: Part): (string | Part)[] => ['Your account is at ', address],
      unasked:
        'You did not ask? Then do nothing, and give the code to nobody: without it nothing happens. We never ask for a code by phone or email.',
    },
    emailChangeTried: {
      title: 'Somebody wanted to use your address',
      happened: (moment: string) => `On ${moment} somebody wanted to use this address for another account.`,
      itWasYou:
        'Was it you? An address can belong to one account only, and yours has it already. Nothing was changed.',
      notYou: <Part>(address: Part): (string | Part)[] => [
        'It was not you? There is nothing to do: nobody got in, and nothing was changed. Your account is at ',
        address,
      ],
    },
    emailChangeNotice: {
      title: 'A change of your email was asked for',
      happened: (email: string, moment: string) =>
        `Somebody, probably you, asked on ${moment} to change the email of your account to ${email}.`,
      itWasYou:
        'Was it you? Then type the code that we have sent to the new address. Until then everything stays as it is.',
      notYou: <Part>(address: Part): (string | Part)[] => [
        'It was not you? Then somebody knows your password. Log in at once at ',
        address,
        ', cancel the change under Web Site Access, and choose a new password.',
      ],
    },
    emailChanged: {
      title: 'Your email was changed',
      happened: (email: string, moment: string) =>
        `The email of your account was changed to ${email} on ${moment}.`,
      itWasYou:
        'Was it you? Then log in with the new address from now on. Every other browser was logged out.',
      notYou: <Part>(address: Part): (string | Part)[] => [
        'It was not you? Then tell us at once, so that we can give the account back to you. It is at ',
        address,
        ', and opens with the new address only.',
      ],
    },
    passwordChanged: {
      title: 'Your password was changed',
      changed: (moment: string) => `The password of your account was changed on ${moment}.`,
      itWasYou: 'Was it you? Then all is well. Every other browser was logged out.',
      notYou: <Part>(address: Part): (string | Part)[] => [
        'It was not you? Then ask for a temporary password at once: open ',
        address,
        ', follow “I forgot my password”, and choose a new password. Change the password of your mailbox too.',
      ],
    },
    temporaryPasswordUsed: {
      title: 'A temporary password was used',
      used: (moment: string) =>
        `Somebody, probably you, logged in to your account with a temporary password on ${moment}.`,
      itWasYou: 'Was it you? Then all is well. Your old password works until you save a new one.',
      notYou: <Part>(address: Part): (string | Part)[] => [
        'It was not you? Then somebody can read your emails: change the password of your mailbox first. After that open ',
        address,
        ', follow “I forgot my password”, and choose a new password; that logs out everybody else.',
      ],
    },
  },
  mailbox: {
    title: 'Development mailbox',
    lead: 'Emails of this trial shop end here instead of being sent.',
    empty: 'No emails yet.',
    caption: 'Emails, newest first',
    subject: 'Subject',
    to: 'To',
    from: 'From',
    sent: 'Sent',
    all: 'All emails',
    textPart: 'Text part',
    htmlPart: 'HTML part',
  },
}
