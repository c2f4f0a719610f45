import { customersEn } from './staff-customers-en.ts'
import { staffEmailsEn } from './staff-emails-en.ts'
import { historyEn } from './staff-history-en.ts'
import { keysEn, membersEn } from './staff-keys-en.ts'
import { overviewEn } from './staff-overview-en.ts'
import { phoneDeskEn } from './staff-phone-desk-en.ts'
import { settingsEn } from './staff-settings-en.ts'

/** The sentences of the staff area in English; those of forms, errors and frames stand with the shopper's. */
export const staffEn = {
  frame: {
    area: 'Staff',
    nav: 'Staff area',
    tabs: {
      overview: 'Overview',
      customers: 'Customers',
      emails: 'Emails',
      history: 'History',
      settings: 'Settings',
      keys: 'API keys',
      members: 'Staff',
    },
    customerTabs: {
      profile: 'Profile',
      addresses: 'Addresses',
      orders: 'Orders',
      access: 'Web Site Access',
      emails: 'Emails',
      history: 'History',
    },
    customerNav: 'This customer',
    myAccess: 'My access',
    logOut: 'Log out',
    roles: { owner: 'Owner', helper: 'Helper' },
  },
  access: {
    login: 'Staff log in',
    email: 'Email',
    password: 'Password',
    submit: 'Log in',
    lost: 'No way in? An owner makes you a new temporary password; on the server, “comptoir staff” does.',
    secondFactor: 'Second factor',
    code: 'Code',
    codeHint: 'Six digits from your authenticator app. Without your phone: one of your recovery codes.',
    codeSubmit: 'Go on',
    cancel: 'Log out',
    setUp: 'Set up your access',
    setUpPasswordLead: 'First a password of your own. The temporary one ends with it.',
    choosePassword: 'Save',
    newPassword: 'New password',
    newPasswordHint: (length: number) => `At least ${length} characters`,
    again: 'Re-type new password',
    setUpFactorLead:
      'Then the second factor. Take an authenticator app on your phone, have it read this picture, and type the six digits that it shows.',
    qr: 'QR code for your authenticator app',
    secretLead: 'No camera? Type this key into the app:',
    setUpCode: 'Code from the app',
    setUpCodeHint: 'Six digits',
    recoveryTitle: 'Your recovery codes',
    recoveryLead:
      'Each of these gets you in once when your phone is not there. Print them or write them down: they are shown this once, and never again.',
    recoveryDone: 'I have kept them: go on',
    confirm: 'Your password once more',
    confirmLead: 'What you are about to do asks for your password again when it was typed a while ago.',
    confirmSubmit: 'Go on',
    confirmKept: 'What you typed is kept: type your password and go on.',
    kept: 'Go on where you were',
    keptLead: 'What you sent is kept. Nothing of it is done yet.',
    mine: 'My access',
    changePassword: 'Change Password',
    changeHint: 'Saving logs out every other browser.',
    current: 'Current Password',
    save: 'Save',
    factor: 'Second factor',
    factorSince: (moment: string) => `Your authenticator app was set up: ${moment}.`,
    newFactor: 'Set up another app',
    newFactorLead:
      'Have the new app read this picture and type its six digits. The old app stops working then.',
    codesLeft: (count: number) =>
      count === 1 ? 'One recovery code is left.' : `${count} recovery codes are left.`,
    newCodes: 'Make new recovery codes',
    newCodesLead: 'The old codes are worth nothing any more then.',
    sessions: 'Where you are logged in',
    since: (moment: string) => `since ${moment}`,
    endOthers: 'Log out every other browser',
    thisBrowser: 'this browser',
  },
  customers: customersEn,
  emails: staffEmailsEn,
  history: historyEn,
  keys: keysEn,
  members: membersEn,
  overview: overviewEn,
  phoneDesk: phoneDeskEn,
  settings: settingsEn,
}
