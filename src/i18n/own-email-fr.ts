import type { ownEmailEn } from './own-email-en.ts'

const notSent = () =>
  'Aucun e-mail n’est parti. Contactez-nous et indiquez la référence ci-dessous : nous verrons pourquoi.'

/** The same in French; `at` reads « à 14 h 02 ». */
export const ownEmailFr: typeof ownEmailEn = {
  scheduled: (at) => `Il partira ${at}.`,
  waiting: (at) => `Demandé ${at}, il attend de partir. C’est en général une affaire de secondes.`,
  waitingForProvider: (at) =>
    `Demandé ${at}, il n’a pas encore pu partir : notre service d’envoi ne le prend pas. Nous réessayons ; inutile de le demander de nouveau.`,
  sent: (at) =>
    `Il est parti ${at}. Votre fournisseur de messagerie ne nous a pas encore dit qu’il l’a reçu.`,
  delayed: () =>
    'Il est parti, mais votre fournisseur de messagerie ne le prend pas encore. Nous réessayons.',
  delivered: (at) =>
    `Il a été remis ${at}. Si vous ne le voyez pas, cherchez parmi les courriers indésirables et dans vos autres dossiers.`,
  mailboxFull: (at) =>
    `Il est revenu ${at} : votre boîte est pleine. Faites-y de la place, puis demandez un autre e-mail.`,
  noMailbox: (at) =>
    `Il est revenu ${at} : votre fournisseur de messagerie ne connaît pas cette boîte. Contactez-nous, pour que nous puissions écrire à une autre adresse.`,
  bounced: (at) => `Il est revenu ${at} : votre fournisseur de messagerie l’a refusé. Contactez-nous.`,
  complained: () =>
    'Il a été remis, puis signalé comme indésirable. Retirez-le des courriers indésirables ; pour recevoir encore nos e-mails, contactez-nous.',
  suppressed: () =>
    'Il n’a pas pu partir : un e-mail précédent à votre adresse est revenu, ou a été signalé comme indésirable. Contactez-nous.',
  refused: notSent,
  givenUp: (at) =>
    `Il n’a pas pu partir de toute une journée ; nous avons renoncé ${at}. Demandez-en un autre.`,
  expiredUnsent: () => 'Il n’a pas pu partir à temps. Demandez-en un autre.',
  failed: (at) =>
    `Il n’a pas pu partir ; nous l’avons constaté ${at}. Demandez-en un autre, ou contactez-nous.`,
  noAccount: notSent,
  overLimit: (at) =>
    `Aucun autre e-mail n’est parti : il y en a eu plusieurs en peu de temps. Cherchez ceux d’avant ; vous pourrez en redemander un ${at}.`,
  disabled: notSent,
  addressChanged: () =>
    'Aucun e-mail n’est parti : l’adresse de votre compte a changé entre-temps. Recommencez avec la nouvelle.',
  notNeeded: () => 'Il n’est pas parti : il n’était plus nécessaire.',
  registrationOff: notSent,
  accountExists: notSent,
  accountDeleted: notSent,
  withheld: notSent,
}
