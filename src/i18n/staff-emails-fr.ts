import type { staffEmailsEn } from './staff-emails-en.ts'

/** The same in French. */
export const staffEmailsFr: typeof staffEmailsEn = {
  title: 'E-mails',
  filter: 'Choisir des e-mails',
  state: 'État',
  anyState: 'Tous',
  kind: 'Sorte',
  anyKind: 'Toutes',
  show: 'Afficher',
  caption: 'Les e-mails, du plus récent au plus ancien',
  made: 'Créé',
  to: 'Destinataire',
  notShown: 'Une adresse sans compte : elle n’est pas montrée',
  nobody: 'Personne',
  none: 'Aucun e-mail pour l’instant',
  noneHint: (days) => `Tout ce qui est envoyé aux clients figure ici pendant ${days} jours.`,
  noneSuch: 'Aucun e-mail de ce genre',
  noneSuchHint: (days) =>
    `Choisissez un autre état ou une autre sorte. Les e-mails figurent ici pendant ${days} jours.`,
  pages: 'Pages',
  newer: 'E-mails plus récents',
  older: 'E-mails plus anciens',
  noWebhook:
    'On ne sait pas ce que deviennent les e-mails une fois partis : RESEND_WEBHOOK_SECRET n’est pas réglé. Le guide du propriétaire dit comment faire.',
  lastTold: (at) => `Dernières nouvelles du service d’envoi : ${at}.`,
  neverTold: (days) =>
    `Le service d’envoi n’a donné aucune nouvelle depuis ${days} jours. Vérifiez que son webhook est en place.`,
  states: {
    trouble: 'Tout ce qui pose problème',
    waiting: 'En attente',
    sent: 'Envoyé',
    delayed: 'Retardé',
    delivered: 'Remis',
    bounced: 'Revenu',
    complained: 'Signalé indésirable',
    suppressed: 'Adresse bloquée',
    failed: 'Échoué',
    withheld: 'Pas envoyé',
  },
  kinds: {
    'temporary-password': 'Mot de passe temporaire',
    invitation: 'Invitation',
    registration: 'Nouveau compte',
    'temporary-password-used': 'Avis : mot de passe temporaire utilisé',
    'password-changed': 'Avis : mot de passe changé',
    'email-change-code': 'Code pour un changement d’e-mail',
    'email-change-notice': 'Avis : changement d’e-mail demandé',
    'email-changed': 'Avis : e-mail changé',
    'corrected-by-shop': 'Avis : corrigé par la boutique',
    'account-disabled': 'Avis : compte bloqué',
    'account-enabled': 'Avis : compte débloqué',
    'temporary-password-read-out': 'Avis : mot de passe temporaire dicté',
    'temporary-password-printed': 'Avis : mot de passe temporaire imprimé',
    'deletion-asked': 'Avis : suppression demandée',
    'deletion-cancelled': 'Avis : suppression annulée',
    'account-deleted': 'Avis : compte supprimé',
  },
  one: (kind) => `E-mail : ${kind}`,
  became: 'Ce qu’il est devenu',
  next: 'Que faire',
  facts: 'À son sujet',
  reference: 'Référence',
  customer: 'Client',
  showCustomer: 'Voir le client',
  sent: 'Envoyé',
  due: 'Prochain essai',
  attempts: 'Essais',
  reason: 'Ce que dit le service d’envoi',
  secret: 'Son mot de passe temporaire',
  secretStates: {
    live: (at) => `valable ; il prend fin ${at}`,
    used: (at) => `utilisé ${at}`,
    expired: (at) => `terminé ${at}, sans avoir servi`,
    ended: () =>
      'terminé avant l’heure : le mot de passe ou l’e-mail a été changé, ou un autre a été utilisé',
  },
  againOf: 'C’est un e-mail précédent, une nouvelle fois',
  earlier: 'Voir le précédent',
  sentAgain: 'Renvois',
  events: 'Ce qu’a dit le service d’envoi',
  eventTime: 'Quand',
  eventState: 'Quoi',
  again: 'Renvoyer',
  againLead: 'Un e-mail de la même sorte part une nouvelle fois, à l’adresse que le compte a aujourd’hui.',
  againNot: {
    waiting: 'Il ne peut pas être renvoyé tant qu’il attend : il partira de lui-même.',
    never: 'Les e-mails de cette sorte ne peuvent pas être renvoyés.',
    noCustomer: 'Il ne peut pas être renvoyé : il n’y a pas de compte.',
    disabled: 'Il ne peut pas être renvoyé : le compte est bloqué.',
    loggedIn:
      'Elle ne peut pas être renvoyée : le client s’est déjà connecté. Envoyez plutôt un mot de passe temporaire.',
    otherAddress: 'Il ne peut pas être renvoyé : le compte a maintenant une autre adresse e-mail.',
    registrationOver:
      'Il ne peut pas être renvoyé : la demande est terminée. Invitez le client à créer le compte une nouvelle fois.',
  },
  all: 'Tous les e-mails',
  where: 'Où est mon e-mail ?',
  whereLead:
    'La page qui suit la demande d’un mot de passe temporaire ou d’un compte affiche une référence. Demandez-la et saisissez-la ici.',
  whereHint: 'R- et six caractères, comme R-7KQ4NW. Majuscules, espaces et tirets sont sans importance.',
  find: 'Chercher',
  notReference:
    'Cela ne peut pas être une référence : c’est R- suivi de six lettres ou chiffres. Redemandez-la, lettre par lettre.',
  unknown: (reference) => `${reference} n’est pas connue.`,
  unknownNext: (days) =>
    `Une lettre a été mal comprise, ou elle date de plus de ${days} jours. Redemandez-la ; sinon, invitez le client à demander un autre e-mail maintenant et à lire la nouvelle référence.`,
  forAccount: 'Un nouveau compte était demandé, alors qu’il y en avait déjà un.',
  details: 'Tout sur cet e-mail',
  fates: {
    scheduled: {
      what: (at) => `Il partira ${at}.`,
      next: 'Rien. Les invitations partent lentement, pour que personne n’attende un mot de passe oublié.',
    },
    waiting: {
      what: (at) => `Créé ${at}, il attend depuis.`,
      next: 'Attendez une minute et regardez de nouveau : il part de lui-même.',
    },
    waitingForProvider: {
      what: (at) => `Créé ${at}, il attend : le service d’envoi ne l’a pas pris.`,
      next: 'Rien : on réessaie pendant un jour. Si tous les e-mails attendent, le propriétaire doit vérifier le service d’envoi (comptoir doctor).',
    },
    sent: {
      what: (at) => `Il est parti ${at}. Le fournisseur du client n’a pas encore dit qu’il l’a reçu.`,
      next: 'Le client peut chercher parmi les courriers indésirables. Au bout de dix minutes, renvoyez-le.',
    },
    delayed: {
      what: (at) =>
        `Il est parti, mais le fournisseur du client ne le prend pas encore ; le service d’envoi l’a dit ${at}.`,
      next: 'On réessaie pendant quelques heures. Si c’est urgent, demandez une autre adresse au client.',
    },
    delivered: {
      what: (at) => `Il a été remis ${at} : le fournisseur du client l’a.`,
      next: 'Le client peut chercher parmi les courriers indésirables et dans ses autres dossiers un e-mail au nom de votre boutique. Vérifiez l’adresse avec lui.',
    },
    mailboxFull: {
      what: (at) => `Il est revenu ${at} : la boîte est pleine.`,
      next: 'Invitez le client à faire de la place dans sa boîte, puis renvoyez-le.',
    },
    noMailbox: {
      what: (at) => `Il est revenu ${at} : cette boîte n’existe pas.`,
      next: 'Demandez la bonne adresse au client et corrigez-la. Le service d’envoi n’envoie plus rien à celle-ci tant qu’elle figure sur sa liste de blocage.',
    },
    bounced: {
      what: (at) => `Il est revenu ${at} : le fournisseur du client l’a refusé.`,
      next: 'Lisez ci-dessous ce qu’il a dit. Demandez une autre adresse, ou invitez le client à s’adresser à son fournisseur. Si le service d’envoi a bloqué l’adresse, débloquez-la là-bas avant de renvoyer.',
    },
    complained: {
      what: (at) => `Il a été remis, puis signalé comme indésirable ${at}.`,
      next: 'Invitez le client à le retirer des courriers indésirables. Le service d’envoi peut retenir les suivants : débloquez l’adresse là-bas, seulement si le client veut vos e-mails.',
    },
    suppressed: {
      what: (at) =>
        `Il n’est pas parti : l’adresse est sur la liste de blocage du service d’envoi, qui l’a dit ${at}. Un e-mail précédent est revenu ou a été signalé comme indésirable.`,
      next: 'Vérifiez l’adresse avec le client et corrigez-la si elle est fausse. Si elle est juste, le propriétaire la retire de la liste (Resend : Emails, celui qui est bloqué, Remove from suppression list) ; renvoyez-le ensuite.',
    },
    refused: {
      what: (at) => `Le service d’envoi l’a refusé ${at}.`,
      next: 'Vérifiez l’adresse avec le client. Si elle est juste, le propriétaire doit voir ce que dit le service d’envoi ci-dessous.',
    },
    givenUp: {
      what: (at) => `Il n’a pas pu partir de toute une journée ; on a renoncé ${at}.`,
      next: 'Le propriétaire doit vérifier le service d’envoi (comptoir doctor) ; renvoyez-le ensuite.',
    },
    expiredUnsent: {
      what: (at) =>
        `Il n’est pas parti à temps : ce qu’il contient a pris fin avant, ce qui a été constaté ${at}.`,
      next: 'Renvoyez-le : il aura un nouveau mot de passe temporaire.',
    },
    failed: {
      what: (at) => `Il n’a pas pu partir ; cela a été constaté ${at}.`,
      next: 'Le propriétaire doit voir ce qui est dit ci-dessous et le journal ; renvoyez-le ensuite.',
    },
    noAccount: {
      what: () => 'Aucun e-mail n’est parti : il n’y a pas de compte pour l’adresse saisie.',
      next: 'Demandez avec quelle adresse le client a commandé, trouvez-le sous Clients, et invitez-le à recommencer avec celle-là. L’adresse saisie n’est pas conservée.',
    },
    overLimit: {
      what: (at) =>
        `Aucun e-mail n’est parti : il y a eu trop de demandes. Il y a de nouveau de la place ${at}.`,
      next: 'Le client peut chercher les e-mails d’avant : le mot de passe temporaire le plus récent est valable. Sinon, attendez jusque-là. Au téléphone, vous pouvez lui en lire un.',
    },
    disabled: {
      what: () => 'Aucun e-mail n’est parti : le compte est bloqué.',
      next: 'Voyez sous Historique qui l’a bloqué, et pourquoi. Si c’est terminé, débloquez le compte et invitez le client à recommencer.',
    },
    addressChanged: {
      what: () => 'Il n’est pas parti : l’adresse e-mail du compte a changé entre-temps.',
      next: 'Invitez le client à recommencer avec la nouvelle adresse.',
    },
    notNeeded: {
      what: () =>
        'Il n’est pas parti, car il n’était plus nécessaire : le mot de passe ou l’e-mail a été changé, ou le mot de passe temporaire utilisé entre-temps.',
      next: 'Demandez au client s’il peut se connecter maintenant. Sinon, qu’il recommence.',
    },
    registrationOff: {
      what: () => 'Il n’est pas parti : la boutique ne laisse pas les clients créer de compte.',
      next: 'Dites-le au client. Le réglage est ACCOUNT_REGISTRATION.',
    },
    accountExists: {
      what: () => 'Il n’est pas parti : un compte a été créé pour cette adresse entre-temps.',
      next: 'Le client peut se connecter, ou demander un mot de passe temporaire.',
    },
    accountDeleted: {
      what: () => 'Il n’est pas parti : le compte a été supprimé.',
      next: 'Rien. Si le client veut de nouveau un compte, il peut en créer un.',
    },
    withheld: {
      what: (at) => `Il n’est pas parti ; cela a été décidé ${at}.`,
      next: 'Invitez le client à recommencer. Si cela finit de même, le propriétaire doit voir le journal.',
    },
  },
}
