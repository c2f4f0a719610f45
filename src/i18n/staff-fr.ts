import { customersFr } from './staff-customers-fr.ts'
import { staffEmailsFr } from './staff-emails-fr.ts'
import { historyFr } from './staff-history-fr.ts'
import { keysFr, membersFr } from './staff-keys-fr.ts'
import { overviewFr } from './staff-overview-fr.ts'
import { phoneDeskFr } from './staff-phone-desk-fr.ts'
import { settingsFr } from './staff-settings-fr.ts'
import type { StaffWords } from './staff-words.ts'

/** Les phrases de l’espace de l’équipe en français. */
export const staffFr: StaffWords = {
  frame: {
    area: 'Équipe',
    nav: 'Espace de l’équipe',
    tabs: {
      overview: 'Vue d’ensemble',
      customers: 'Clients',
      emails: 'E-mails',
      history: 'Historique',
      settings: 'Réglages',
      keys: 'Clés d’API',
      members: 'Équipe',
    },
    customerTabs: {
      profile: 'Profil',
      addresses: 'Adresses',
      orders: 'Commandes',
      access: 'Accès au site',
      emails: 'E-mails',
      history: 'Historique',
    },
    customerNav: 'Ce client',
    myAccess: 'Mon accès',
    logOut: 'Se déconnecter',
    roles: { owner: 'Propriétaire', helper: 'Assistant' },
  },
  access: {
    login: 'Connexion de l’équipe',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    lost: 'Plus d’accès ? Un propriétaire vous fait un nouveau mot de passe temporaire ; sur le serveur, « comptoir staff » aussi.',
    secondFactor: 'Second facteur',
    code: 'Code',
    codeHint:
      'Les six chiffres de votre application d’authentification. Sans votre téléphone : un de vos codes de secours.',
    codeSubmit: 'Continuer',
    cancel: 'Se déconnecter',
    setUp: 'Préparer votre accès',
    setUpPasswordLead:
      'D’abord un mot de passe à vous. Le mot de passe temporaire cesse alors de fonctionner.',
    choosePassword: 'Enregistrer',
    newPassword: 'Nouveau mot de passe',
    newPasswordHint: (length: number) => `Au moins ${length} caractères`,
    again: 'Retapez le nouveau mot de passe',
    setUpFactorLead:
      'Ensuite le second facteur. Prenez une application d’authentification sur votre téléphone, faites-lui lire cette image, puis saisissez les six chiffres qu’elle affiche.',
    qr: 'Code QR pour votre application d’authentification',
    secretLead: 'Pas d’appareil photo ? Saisissez cette clé dans l’application :',
    setUpCode: 'Code de l’application',
    setUpCodeHint: 'Six chiffres',
    recoveryTitle: 'Vos codes de secours',
    recoveryLead:
      'Chacun vous laisse entrer une fois quand votre téléphone n’est pas là. Imprimez-les ou notez-les : ils ne sont affichés que cette fois.',
    recoveryDone: 'Je les ai gardés : continuer',
    confirm: 'Encore une fois votre mot de passe',
    confirmLead:
      'Ce que vous allez faire redemande votre mot de passe quand il a été saisi il y a un moment.',
    confirmSubmit: 'Continuer',
    confirmKept: 'Votre saisie est conservée : tapez votre mot de passe et continuez.',
    kept: 'Reprendre où vous en étiez',
    keptLead: 'Ce que vous avez envoyé est conservé. Rien n’en est encore fait.',
    mine: 'Mon accès',
    changePassword: 'Changer le mot de passe',
    changeHint: 'L’enregistrement déconnecte tous les autres navigateurs.',
    current: 'Mot de passe actuel',
    save: 'Enregistrer',
    factor: 'Second facteur',
    factorSince: (moment: string) => `Votre application d’authentification est en place depuis ${moment}.`,
    newFactor: 'Préparer une autre application',
    newFactorLead:
      'Faites lire cette image à la nouvelle application et saisissez ses six chiffres. L’ancienne cesse alors de fonctionner.',
    codesLeft: (count: number) =>
      count === 1 ? 'Il reste un code de secours.' : `Il reste ${count} codes de secours.`,
    newCodes: 'Faire de nouveaux codes de secours',
    newCodesLead: 'Les anciens codes ne vaudront alors plus rien.',
    sessions: 'Où vous êtes connecté',
    since: (moment: string) => `depuis ${moment}`,
    endOthers: 'Déconnecter tous les autres navigateurs',
    thisBrowser: 'ce navigateur',
  },
  customers: customersFr,
  emails: staffEmailsFr,
  history: historyFr,
  keys: keysFr,
  members: membersFr,
  overview: overviewFr,
  phoneDesk: phoneDeskFr,
  settings: settingsFr,
}
